public import GuidelineModel
import JSON
public import Reasoning

/// Writes an advice as the JSON of `docs/interface.md`.
public struct AdviceWriter: Sendable {
  private let guideline: Guideline
  private let digest: String
  private let names: EncodedNames
  /// The actions of the outcomes of every tree, each on one line; empty if they are not written.
  private let actions: [[[UInt8]]]
  private let plans: PlanWriter

  /// What an advice contains in addition to the requested parts.
  public enum Detail: Sendable {
    /// The complete wording and structure of every action.
    case withActions
    /// Names only, as in a stream of advices.
    case withoutActions
  }

  /// Creates a writer; worth keeping for many advices.
  ///
  /// - Parameters:
  ///   - guideline: The guideline the advices come from.
  ///   - digest: The logic digest of the guideline.
  ///   - detail: Whether to write what to do in full.
  public init(_ guideline: Guideline, digest: String, detail: Detail = .withActions) {
    self.guideline = guideline
    self.digest = digest
    names = EncodedNames(guideline)
    switch detail {
    case .withActions:
      plans = PlanWriter(guideline, names: names, hasWords: true)
      actions = guideline.trees.map { tree in
        tree.outcomes.map { outcome in
          var json = JSONText(indented: false)
          json.actions(outcome)
          return json.bytes
        }
      }
    case .withoutActions:
      plans = PlanWriter(guideline, names: names, hasWords: false)
      actions = []
    }
  }

  /// One advice on one line or, for people, indented.
  ///
  /// - Parameters:
  ///   - evaluation: What the reasoner said.
  ///   - language: The language of messages; wording is always given in every language.
  ///   - indented: Whether a person is to read it.
  /// - Returns: UTF-8 without a line break at its end; the same bytes for the same advice.
  public func json(
    _ evaluation: Evaluation, in language: Language, indented: Bool = false
  ) -> [UInt8] {
    var json = JSONText(indented: indented)
    write(evaluation, in: language, to: &json)
    return json.bytes
  }

  private func write(_ evaluation: Evaluation, in language: Language, to json: inout JSONText) {
    let (advice, plan) = (evaluation.advice, evaluation.plan)
    json.object { json in
      json.member("guideline") { $0.version(of: guideline, digest: digest) }
      json.member("now", advice.now.rfc3339)
      json.member("complete", advice.isComplete)
      json.member("trees") { json in json.array(advice.trees) { write($1, to: &$0) } }
      json.member("questions", written: advice.questions.lazy.map { names[$0] })
      if advice.isFewestExceeded { json.member("notWorkedOut", ["fewestQuestions"]) }
      plans.write(plan, at: advice.now, in: language, to: &json)
      json.member("deadlines") { json in
        json.array(advice.deadlines) { write($1, at: advice.now, in: language, to: &$0) }
      }
      json.moments(of: advice, in: guideline)
      json.member("readings") { json in
        json.object { json in
          json.member("agree", advice.differences.isEmpty)
          json.member("differ") { json in
            json.array(advice.differences) { write($1, to: &$0) }
          }
        }
      }
      json.member("warnings") { json in
        let warnings =
          advice.warnings.map(ReportedWarning.ofAnswers)
          + plan.orderViolations.map(ReportedWarning.ofEvents)
        json.array(warnings) { write($1, in: language, to: &$0) }
      }
      json.member("notes") { json in
        json.array(advice.notes) { write($1, in: language, to: &$0) }
      }
    }
  }

  private func write(_ advice: TreeAdvice, to json: inout JSONText) {
    let tree = advice.tree
    json.object { json in
      json.member("tree", written: names[tree])
      json.member("status", advice.outcome == nil ? "undecided" : "decided")
      json.member("urgency", advice.urgency.urgency.rawValue)
      json.member("path") { json in
        json.array(advice.path) { write($1.values, of: $1.item, to: &$0) }
      }
      json.member("outcome", written: advice.outcome.map { names[$0, of: tree] })
      json.member(
        "possibleOutcomes", written: advice.possibleOutcomes.lazy.map { names[$0, of: tree] })
      if let because = advice.because { write(because, to: &json) }
      if let next = advice.next { json.member("next", written: next.lazy.map { names[$0] }) }
      json.member("waitsFor", written: advice.awaitedItem.map { names[$0] })
      if let choice = advice.openChoice {
        json.member("choice") { write(choice.values, of: choice.item, to: &$0) }
      }
      if let limit = advice.tightestLimit {
        json.member("tightestLimit", limit.limit.within?.iso8601)
        json.member("tightestLimitFrom", written: names[limit.event])
      }
      if !actions.isEmpty, let place = advice.outcome {
        json.member("actions") { json in
          if json.isIndented {
            json.actions(guideline[tree].outcomes[place.offset])
          } else {
            json.value(written: actions[tree.offset][place.offset])
          }
        }
      }
    }
  }

  private func write(_ reason: Reason, to json: inout JSONText) {
    json.member("because") { json in
      json.array(reason.answers) { write($1.values, of: $1.item, to: &$0) }
    }
    guard !reason.settled.isEmpty else { return }
    json.member("restsOn") { json in
      json.array(reason.settled) { json, part in
        let item = guideline[part.item]
        json.object { json in
          json.member("item", written: names[part.item])
          json.member("values", part.values.lazy.map { item.values[$0].id.text })
          json.member("tree", written: names[part.tree])
          json.member("outcome", written: names[part.outcome, of: part.tree])
        }
      }
    }
  }

  private func write(_ values: PossibleValues, of item: Index<Item>, to json: inout JSONText) {
    if let value = values.onlyIndex, !json.isIndented {
      json.value(written: names[value, of: item])
    } else {
      let item = guideline[item]
      json.condition(item.id.text, values.lazy.map { item.values[$0].id.text })
    }
  }

  private func write(
    _ deadline: Deadline, at now: Timestamp, in language: Language, to json: inout JSONText
  ) {
    let limit = deadline.limit.limit
    func written(_ instant: Instant?) -> String? {
      instant.map { Timestamp($0, offsetSeconds: now.offsetSeconds).rfc3339 }
    }
    json.object { json in
      json.member("tree", written: names[deadline.tree])
      json.member("outcome", written: names[deadline.outcome, of: deadline.tree])
      json.member("limit", (limit.within ?? limit.notBefore)?.iso8601)
      json.member("earliest", limit.notBefore?.iso8601)
      json.member("from", written: names[deadline.limit.event])
      json.member("notBefore", written(deadline.notBefore))
      json.member("due", written(deadline.due))
      if deadline.isAssumed { json.member("assumed", true) }
      json.member("condition", deadline.limit.condition?[language])
    }
  }

  private func write(_ difference: ReadingDifference, to json: inout JSONText) {
    let tree = difference.tree
    func write(_ outcomes: OutcomeSet, to json: inout JSONText) {
      if let outcome = outcomes.only {
        json.member("outcome", written: names[outcome, of: tree])
      } else {
        json.member("possibleOutcomes", written: outcomes.lazy.map { names[$0, of: tree] })
      }
    }
    json.object { json in
      json.member("reading", written: names[difference.reading])
      json.member("tree", written: names[tree])
      switch difference.kind {
      case .outcomes(let outcomes):
        write(outcomes, to: &json)
      case .added(let outcomes):
        write(outcomes, to: &json)
        json.member("added", true)
      case .missing:
        json.member("missing", true)
      }
    }
  }

  /// A contradiction in a case.
  private enum ReportedWarning {
    case ofAnswers(Warning)
    case ofEvents(EventOrderViolation)
  }

  private func write(_ warning: ReportedWarning, in language: Language, to json: inout JSONText) {
    switch warning {
    case .ofAnswers(let warning): write(warning, in: language, to: &json)
    case .ofEvents(let disorder):
      json.object { json in
        json.member("code", EventOrderViolation.code)
        json.member("items", [String]())
        json.member("events", written: [disorder.event, disorder.mustFollow].map { names[$0] })
        json.member("message", disorder.message(in: guideline)[language])
      }
    }
  }

  private func write(_ warning: Warning, in language: Language, to json: inout JSONText) {
    json.object { json in
      json.member("code", warning.id.text)
      json.member("items", written: warning.conditions.lazy.map { names[$0.item] })
      json.member("tree", written: warning.scope.map { names[$0.tree] })
      json.member("message", warning.message[language])
    }
  }

  private func write(_ note: Note, in language: Language, to json: inout JSONText) {
    json.object { json in
      json.member("code", note.id.text)
      json.member("tree", written: names[note.tree])
      json.member("message", note.text[language])
    }
  }
}
