import GuidelineModel

/// The keys that select the answers to a question: their numbers, from 1.
///
/// A key is never ambiguous: if a number is also the name or label of another answer, as can happen
/// with grades, every key carries a mark.
struct AnswerKeys {
  private let indices: [Int]
  private let mark: String

  init(_ options: PossibleValues, of item: Item, in language: Language) {
    let indices = Array(options.indices)
    self.indices = indices
    let isDoubtful = indices.enumerated().contains { number, index in
      indices.contains { other in
        other != index && item.names(of: other, in: language).contains(String(number + 1))
      }
    }
    mark = isDoubtful ? "#" : ""
  }

  var count: Int { indices.count }

  func key(of index: Int) -> String {
    mark + String((indices.firstIndex(of: index) ?? 0) + 1)
  }

  /// The keys of several answers, as a user types them.
  func keys(of values: PossibleValues) -> String {
    values.indices.map(key).joined(separator: " ")
  }

  /// The number that a text contains if it has the form of a key, whether or not an answer has that
  /// number.
  func number(_ text: some StringProtocol) -> Int? {
    guard text.hasPrefix(mark), text.count > mark.count else { return nil }
    return text.dropFirst(mark.count).typedNumber
  }

  /// The index of the answer with a number, if there is one.
  func index(_ number: Int) -> Int? {
    indices.indices.contains(number - 1) ? indices[number - 1] : nil
  }
}

extension Item {
  /// The texts by which a value can be chosen, in lower case.
  func names(of index: Int, in language: Language) -> [String] {
    [values[index].id.text, values[index].label[language].lowercased()]
  }
}
