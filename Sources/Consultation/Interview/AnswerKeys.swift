import GuidelineModel

/// The keys that select the answers to a question: their numbers, from 1.
///
/// A key is never ambiguous: if a number is also the name or label of another answer, as can happen
/// with grades, every key carries a mark.
struct AnswerKeys {
  private let places: [Int]
  private let mark: String

  init(_ options: PossibleValues, of item: Item, in language: Language) {
    let places = Array(options.places)
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

  /// The keys of several answers, as a user types them.
  func keys(of values: PossibleValues) -> String {
    values.places.map(key).joined(separator: " ")
  }

  /// The number that a text contains if it has the form of a key, whether or not an answer has that
  /// number.
  func number(_ text: some StringProtocol) -> Int? {
    guard text.hasPrefix(mark), text.count > mark.count else { return nil }
    return text.dropFirst(mark.count).typedNumber
  }

  /// The index of the answer with a number, if there is one.
  func place(_ number: Int) -> Int? {
    places.indices.contains(number - 1) ? places[number - 1] : nil
  }
}

extension Item {
  /// The texts by which a value can be chosen, in lower case.
  func names(of place: Int, in language: Language) -> [String] {
    [values[place].id.text, values[place].label[language].lowercased()]
  }
}
