/// Fixed phrases for people, in one language.
package protocol PhraseCatalogue {
  var language: Language { get }
}

extension PhraseCatalogue {
  /// The phrase in this language.
  package func either(
    _ dutch: @autoclosure () -> String, _ english: @autoclosure () -> String
  ) -> String {
    switch language {
    case .dutch: dutch()
    case .english: english()
    }
  }

  /// A number with a noun, singular or plural.
  ///
  /// - Parameters:
  ///   - count: The number.
  ///   - dutch: The singular and plural noun in Dutch.
  ///   - english: The singular and plural noun in English.
  /// - Returns: The number and the noun.
  package func counted(
    _ count: Int, _ dutch: (one: String, many: String), _ english: (one: String, many: String)
  ) -> String {
    let words = either(count == 1 ? dutch.one : dutch.many, count == 1 ? english.one : english.many)
    return "\(count) \(words)"
  }

  /// A list of things that all hold: "a, b en c".
  package func allOf(_ words: [String]) -> String { list(words, either(" en ", " and ")) }

  /// A list of alternatives: "a, b of c".
  package func oneOf(_ words: [String]) -> String { list(words, either(" of ", " or ")) }

  private func list(_ words: [String], _ last: String) -> String {
    guard words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + last + words[words.count - 1]
  }
}
