package import GuidelineModel
package import Reasoning

extension Clinic {
  package func name(_ item: Index<Item>) -> String { guideline[item].id.text }

  package func names(_ values: PossibleValues, of item: Index<Item>) -> String {
    values.map { guideline[item].values[$0].id.text }.joined(separator: "|")
  }

  package func names(_ outcomes: OutcomeSet, of tree: Index<Tree>) -> [String] {
    outcomes.map { guideline[tree].outcomes[$0.offset].id.text }
  }

  /// One tree and where it stands: `imaging ⇒ mri-12h` or `imaging ? mri-12h | mri-1w`.
  package func text(_ outcomes: OutcomeSet, of tree: Index<Tree>) -> String {
    Self.text(names(outcomes, of: tree), of: guideline[tree].id.text)
  }

  package static func text(_ outcomes: [String], of tree: String) -> String {
    tree + (outcomes.count == 1 ? " ⇒ " : " ? ") + outcomes.joined(separator: " | ")
  }

  /// The trees of the pathway and where each stands.
  package func visits(_ advice: Advice) -> [String] {
    advice.trees.map { text($0.possibleOutcomes, of: $0.tree) }
  }

  /// The links of the first tree, or nil where there are none yet.
  package func next(_ advice: Advice) -> [String]? {
    advice.trees.first?.next?.map { guideline[$0].id.text }
  }

  package func path(_ tree: TreeAdvice) -> [String] {
    tree.path.map { "\(name($0.item)): \(names($0.values, of: $0.item))" }
  }

  /// Why the outcome of a tree is given, as `tree: item=values, …; item=values from tree outcome`;
  /// nil where it is not decided.
  package func reason(_ tree: TreeAdvice) -> String? {
    guard let because = tree.because else { return nil }
    let own = because.answers.map { "\(name($0.item))=\(names($0.values, of: $0.item))" }
    let settled = because.settled.map { part in
      let place = guideline[part.tree]
      return "; \(name(part.item))=\(names(part.values, of: part.item))"
        + " from \(place.id) \(place.outcomes[part.outcome.offset].id)"
    }
    return "\(guideline[tree.tree].id): " + own.joined(separator: ", ") + settled.joined()
  }

  package func questions(_ advice: Advice) -> [String] { advice.questions.map(name) }

  /// The items that nobody can know yet, each with its event.
  package func later(_ plan: Plan) -> [String] {
    plan.later.map { "\(name($0.item)) from \(guideline[$0.event].id)" }
  }

  /// What each tree of the pathway waits for, a choice included.
  package func waitsFor(_ advice: Advice) -> [String] {
    advice.trees.map { tree in
      tree.awaitedItem.map(name) ?? tree.openChoice.map { "choice of \(name($0.item))" } ?? "-"
    }
  }

  package func warnings(_ advice: Advice) -> [String] { advice.warnings.map(\.id.text) }

  package func notes(_ advice: Advice) -> [String] { advice.notes.map(\.id.text) }

  /// What each reading says differently: `area-first: long-survival ⇒ systemic`, with `+` before a
  /// tree reached only there and `-` before one not reached there.
  package func differences(_ advice: Advice) -> [String] {
    advice.differences.map { difference in
      let reading = guideline.readings[difference.reading.offset].id.text
      switch difference.kind {
      case .outcomes(let outcomes): return "\(reading): \(text(outcomes, of: difference.tree))"
      case .added(let outcomes): return "\(reading): + \(text(outcomes, of: difference.tree))"
      case .missing: return "\(reading): - \(guideline[difference.tree].id.text)"
      }
    }
  }

  package func deadlines(_ advice: Advice) -> [String] {
    advice.deadlines.map { deadline in
      let outcome = guideline[deadline.tree].outcomes[deadline.outcome.offset].id.text
      var words = ["\(guideline[deadline.tree].id.text) \(outcome):"]
      words.append(text(deadline.limit))
      words += deadline.notBefore.map { ["earliest", time($0, advice)] } ?? []
      words += deadline.due.map { ["latest", time($0, advice)] } ?? []
      return words.joined(separator: " ")
    }
  }

  private func time(_ instant: Instant, _ advice: Advice) -> String {
    Timestamp(instant, offsetSeconds: advice.now.offsetSeconds).rfc3339
  }

  /// The tightest limit of each tree of the pathway, `-` where there is none.
  package func tightestLimits(_ advice: Advice) -> [String] {
    advice.trees.map { $0.tightestLimit.map(text) ?? "-" }
  }

  package func text(_ limit: OutcomeLimit) -> String {
    var words: [String] = []
    words += limit.limit.notBefore.map { ["not-before", $0.iso8601] } ?? []
    words += limit.limit.within.map { ["within", $0.iso8601] } ?? []
    words.append(guideline[limit.event].id.text)
    words += limit.condition == nil ? [] : ["conditional"]
    return words.joined(separator: " ")
  }

  package func text(_ contradiction: Contradiction) -> String {
    "\(name(contradiction.item)): \(text(contradiction.first)), \(text(contradiction.second))"
  }

  private func text(_ statement: Contradiction.Statement) -> String {
    switch statement {
    case .answer: "answer"
    case .outcome(let tree, let outcome):
      "\(guideline[tree].id.text) \(guideline[tree].outcomes[outcome.offset].id.text)"
    }
  }
}
