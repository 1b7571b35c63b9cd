import GuidelineModel

/// A decision table of somebody else's, as far as it can become a tree.
struct ImportedTable {
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
  let isFirst: Bool
  let inputs: [Input]
  let outcomes: [Outcome]
  let rules: [Rule]
  /// What holds where no rule does.
  let defaultOutcome: Int?
}
