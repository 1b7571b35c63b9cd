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

  /// An input column.
  struct Input {
    let name: String
    let label: String
    let description: String?
    var values: [FEELLiteral]
    /// Whether the file declares the values; if not, they are those in the rules.
    let areValuesDeclared: Bool
  }

  struct Rule {
    /// The values that match, in the order of the inputs; nil if any does.
    let cells: [PossibleValues?]
    /// The index of its outcome.
    let outcome: Int
    let line: Int
  }

  /// An outcome, with its description if all its rules have the same one.
  struct Outcome {
    let value: FEELLiteral
    var words: String?
  }

  /// The largest number of rules supported.
  static let mostRules = 4096
  static let mostInputs = 128
  /// The largest number of values of an input.
  static let mostValues = 16

  let model: String
  let name: String
  let line: Int
  let hitPolicy: HitPolicy
  let inputs: [Input]
  let outcomes: [Outcome]
  let rules: [Rule]
  /// The outcome if no rule matches.
  let defaultOutcome: Int?
}

/// Why a file of another system cannot be imported, with the line of the cause.
package struct ImportRefusal: Error, Hashable, Sendable {
  package let line: Int
  package let message: Text

  init(_ line: Int, nl: String, en: String) {
    self.line = line
    message = Text(nl: nl, en: en)
  }

  /// Words of the file in quotes, shortened for a message.
  static func shown(_ words: String) -> String {
    words.count > 80 ? "\"\(words.prefix(80))…\"" : "\"\(words)\""
  }
}
