package import Foundation
package import GuidelineModel
package import Reasoning

/// Writes an advice as the JSON of `interface.md`.
package struct AdviceWriter: Sendable {
  private let guideline: Guideline
  private let identity: AdviceDocument.Identity
  private let language: Language
  private let includesActions: Bool

  /// What an advice holds beside what was asked of it.
  package enum Detail: Sendable {
    /// The full wording and structure of what to do.
    case withActions
    case withoutActions
  }

  /// - Parameters:
  ///   - digest: The logic digest of the guideline.
  ///   - language: The language of messages; wording is always given in every language.
  package init(
    _ guideline: Guideline, digest: String, language: Language, detail: Detail = .withActions
  ) {
    self.guideline = guideline
    self.language = language
    switch detail {
    case .withActions: includesActions = true
    case .withoutActions: includesActions = false
    }
    identity = AdviceDocument.Identity(
      id: guideline.id, version: guideline.version, digest: digest)
  }

  /// One advice on one line or, for people, indented.
  ///
  /// - Returns: UTF-8 without a line break at its end; the same bytes for the same advice.
  package func json(_ advice: Advice, indented: Bool = false) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting =
      indented
      ? [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
      : [.sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(document(advice))
  }

  private func document(_ advice: Advice) -> AdviceDocument {
    let offset = advice.now.offsetSeconds
    return AdviceDocument(
      guideline: identity, now: advice.now.rfc3339, complete: advice.isComplete,
      trees: advice.trees.map(tree), questions: advice.questions.map { guideline[$0].id.text },
      deadlines: advice.deadlines.map { deadline($0, offset: offset) },
      readings: AdviceDocument.Readings(
        agree: advice.differences.isEmpty, differ: advice.differences.map(difference)),
      warnings: advice.warnings.map { warning in
        AdviceDocument.Warning(
          code: warning.id.text, items: warning.conditions.map { guideline[$0.item].id.text },
          tree: warning.place.map { guideline[$0.tree].id.text },
          message: warning.message[language])
      },
      notes: advice.notes.map { note in
        AdviceDocument.Note(
          code: note.id.text, tree: guideline[note.tree].id.text, message: note.text[language])
      })
  }

  private func tree(_ advice: TreeAdvice) -> AdviceDocument.Tree {
    let tree = guideline[advice.tree]
    let outcome = advice.outcome.map { tree.outcomes[$0.offset] }
    return AdviceDocument.Tree(
      tree: tree.id.text, status: outcome == nil ? "undecided" : "decided",
      path: advice.path.map { step in
        AdviceDocument.Step(
          item: guideline[step.item].id.text, values: names(step.values, of: step.item))
      },
      outcome: outcome?.id.text,
      possibleOutcomes: names(advice.possibleOutcomes, of: tree),
      next: advice.next?.map { guideline[$0].id.text },
      waitsFor: advice.awaitedItem.map { guideline[$0].id.text },
      choice: advice.openChoice.map {
        AdviceDocument.Step(item: guideline[$0.item].id.text, values: names($0.values, of: $0.item))
      },
      tightestLimit: advice.tightestLimit?.limit.within?.iso8601,
      tightestLimitFrom: advice.tightestLimit.map { guideline[$0.event].id.text },
      actions: includesActions ? outcome.map(ActionsDocument.init) : nil)
  }

  private func deadline(_ deadline: Deadline, offset: Int) -> AdviceDocument.Deadline {
    let tree = guideline[deadline.tree]
    let limit = deadline.limit.limit
    func written(_ instant: Instant?) -> String? {
      instant.map { Timestamp($0, offsetSeconds: offset).rfc3339 }
    }
    return AdviceDocument.Deadline(
      tree: tree.id.text, outcome: tree.outcomes[deadline.outcome.offset].id.text,
      limit: (limit.within ?? limit.notBefore)?.iso8601, earliest: limit.notBefore?.iso8601,
      from: guideline[deadline.limit.event].id.text, due: written(deadline.due),
      notBefore: written(deadline.notBefore), condition: deadline.limit.condition?[language])
  }

  private func difference(_ difference: ReadingDifference) -> AdviceDocument.Difference {
    let reading = guideline.readings[difference.reading.offset].id.text
    let tree = guideline[difference.tree]
    func document(
      _ outcomes: OutcomeSet, added: Bool?
    ) -> AdviceDocument.Difference {
      AdviceDocument.Difference(
        reading: reading, tree: tree.id.text,
        outcome: outcomes.only.map { tree.outcomes[$0.offset].id.text },
        possibleOutcomes: outcomes.only == nil ? names(outcomes, of: tree) : nil,
        missing: nil, added: added)
    }
    switch difference.kind {
    case .outcomes(let outcomes): return document(outcomes, added: nil)
    case .added(let outcomes): return document(outcomes, added: true)
    case .missing:
      return AdviceDocument.Difference(
        reading: reading, tree: tree.id.text, outcome: nil, possibleOutcomes: nil, missing: true,
        added: nil)
    }
  }

  private func names(_ values: PossibleValues, of item: Index<Item>) -> [String] {
    values.map { guideline[item].values[$0].id.text }
  }

  private func names(_ outcomes: OutcomeSet, of tree: Tree) -> [String] {
    outcomes.map { tree.outcomes[$0.offset].id.text }
  }
}
