package import GuidelineModel

/// A decision table of another system, as far as it can become a tree.
struct ImportedTable {
  /// Which rule applies where several match.
  enum HitPolicy: String {
    /// At most one rule matches.
    case unique = "UNIQUE"
    /// The first rule that matches applies.
    case first = "FIRST"
  }

  /// Something that is asked.
  struct Input {
    let name: String
    let label: String
    let description: String?
    var values: [FEELLiteral]
    /// Whether the file says which values there are, rather than the rules.
    let areValuesDeclared: Bool
  }

  struct Rule {
    /// In the order of the inputs: which values fit; nil where any does.
    let cells: [PossibleValues?]
    /// The place of its outcome.
    let outcome: Int
    let line: Int
  }

  /// What the table leads to, with the words that its rules all say of it.
  struct Outcome {
    let value: FEELLiteral
    var words: String?
  }

  /// The most rules that are read.
  static let mostRules = 4096
  static let mostInputs = 128
  /// The most values of an input.
  static let mostValues = 16

  let model: String
  let name: String
  let line: Int
  let hitPolicy: HitPolicy
  let inputs: [Input]
  let outcomes: [Outcome]
  let rules: [Rule]
  /// What holds where no rule does.
  let defaultOutcome: Int?
}

/// Why a file of another system cannot become a guideline, with the line that stands in the way.
package struct ImportRefusal: Error, Hashable, Sendable {
  package let line: Int
  package let message: Text

  init(_ line: Int, nl: String, en: String) {
    self.line = line
    message = Text(nl: nl, en: en)
  }

  /// Words of the file as a message shows them: not at any length.
  static func shown(_ words: String) -> String {
    words.count > 80 ? "\"\(words.prefix(80))…\"" : "\"\(words)\""
  }
}
