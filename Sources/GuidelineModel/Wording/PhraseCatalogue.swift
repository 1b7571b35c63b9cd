/// Fixed words for people in one language.
package protocol PhraseCatalogue {
  var language: Language { get }
}

extension PhraseCatalogue {
  /// The words of the language.
  package func either(
    _ dutch: @autoclosure () -> String, _ english: @autoclosure () -> String
  ) -> String {
    switch language {
    case .dutch: dutch()
    case .english: english()
    }
  }

  /// So many things, in the grammar of one where it is one.
  ///
  /// - Parameters:
  ///   - count: How many.
  ///   - dutch: What one is called, and what several are.
  ///   - english: The same in English.
  /// - Returns: The number and what it counts.
  package func counted(
    _ count: Int, _ dutch: (one: String, many: String), _ english: (one: String, many: String)
  ) -> String {
    let words = either(count == 1 ? dutch.one : dutch.many, count == 1 ? english.one : english.many)
    return "\(count) \(words)"
  }

  /// Some things that all hold: "a, b en c".
  package func allOf(_ words: [String]) -> String { list(words, either(" en ", " and ")) }

  /// Some things of which one holds: "a, b of c".
  package func oneOf(_ words: [String]) -> String { list(words, either(" of ", " or ")) }

  private func list(_ words: [String], _ last: String) -> String {
    guard words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + last + words[words.count - 1]
  }
}
