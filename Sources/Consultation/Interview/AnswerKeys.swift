import GuidelineModel

/// The keys by which the answers to a question are chosen: their numbers, from 1.
///
/// A key never stands for two answers: where a number is also the name or the label of another
/// answer, as that of a grade may be, every key bears a mark.
struct AnswerKeys {
  private let places: [Int]
  private let mark: String

  init(_ options: PossibleValues, of item: Item, in language: Language) {
    let places = Array(options)
    self.places = places
    let isDoubtful = places.enumerated().contains { number, place in
      places.contains { other in
        other != place && item.names(of: other, in: language).contains(String(number + 1))
      }
    }
    mark = isDoubtful ? "#" : ""
  }

  var count: Int { places.count }

  func key(of place: Int) -> String {
    mark + String((places.firstIndex(of: place) ?? 0) + 1)
  }

  /// The keys of several answers, as they are typed.
  func keys(of values: PossibleValues) -> String {
    values.map(key).joined(separator: " ")
  }

  /// The number that a text gives as a key does, whether or not there is such an answer.
  func number(_ text: some StringProtocol) -> Int? {
    guard text.hasPrefix(mark), text.count > mark.count else { return nil }
    return text.dropFirst(mark.count).typedNumber
  }

  /// The answer at a number.
  func place(_ number: Int) -> Int? {
    places.indices.contains(number - 1) ? places[number - 1] : nil
  }
}

extension Item {
  /// What a value may be called, in small letters.
  func names(of place: Int, in language: Language) -> [String] {
    [values[place].id.text, values[place].label[language].lowercased()]
  }
}
