import GuidelineModel
import JSON
import Reasoning

/// Writes the plan of an advice: its lines in order, and the sentences around them.
struct PlanWriter {
  private let guideline: Guideline
  private let names: EncodedNames
  /// Whether texts are written in addition to names.
  private let hasWords: Bool

  init(_ guideline: Guideline, names: EncodedNames, hasWords: Bool) {
    self.guideline = guideline
    self.names = names
    self.hasWords = hasWords
  }

  /// The members of an advice that describe its plan.
  func write(
    _ plan: Plan, at now: Timestamp, in language: Language, to json: inout JSONText
  ) {
    json.list("later", of: plan.later) { json, later in
      json.member("item", written: names[later.item])
      json.member("from", written: names[later.event])
    }
    json.list("plan", of: plan.entries) { json, entry in write(entry, at: now, to: &json) }
    json.member("planSettled", plan.isSettled)
    json.list("cautions", of: plan.cautions) { json, caution in
      json.member("code", caution.code)
      json.member("message", caution.message[language])
      json.member("urgency", caution.urgency?.rawValue)
      if !caution.citations.isEmpty { json.member("cites", caution.citations.map(\.text)) }
      if caution.isFolded { json.member("folded", true) }
    }
    json.member("unused", written: plan.unused.lazy.map { names[$0] })
    json.member("unusedDone", plan.unusedTicks.map { guideline[$0].id.text })
  }

  private func write(_ entry: PlanEntry, at now: Timestamp, to json: inout JSONText) {
    func time(_ instant: Instant?) -> String? {
      instant.map { Timestamp($0, offsetSeconds: now.offsetSeconds).rfc3339 }
    }
    writeSubject(of: entry, to: &json)
    json.member("state", entry.state.rawValue)
    json.member("strength", entry.strength.name)
    json.member("for", entry.awaited.map(name))
    json.flag("conflict", entry.isConflict)
    if hasWords, let unless = entry.unless { json.member("unless") { $0.words(unless) } }
    json.member("urgency", entry.urgency.rawValue)
    json.member("notBefore", time(entry.notBefore))
    json.member("due", time(entry.due))
    json.flag("assumed", entry.isAssumed)
    writeBound(of: entry, to: &json)
    json.flag("condition", entry.isConditional)
    json.flag("presumed", entry.isPresumed)
    json.member("doneAt", time(entry.completion?.time))
    json.member("late", entry.completion?.isLate)
    json.member("early", entry.completion?.isEarly)
    json.member("since", time(entry.since))
    json.member("by", written: entry.supersededBy.map { names[$0] })
    json.member("reason", entry.decline.map { guideline[$0.reason].id.text })
    if !entry.declinedTrees.isEmpty {
      json.member("declined", written: entry.declinedTrees.lazy.map { names[$0] })
    }
    if !entry.against.isEmpty {
      json.member("against", entry.against.map { $0.name(in: guideline) })
    }
    writeChoice(of: entry, to: &json)
    if let needs = entry.needs { json.member("needs", written: needs.lazy.map { names[$0] }) }
    if !entry.how.isEmpty {
      json.list("how", of: entry.how) { json, tree in
        json.member("tree", written: names[tree.tree])
        json.member("needs", written: tree.needs.lazy.map { names[$0] })
      }
    }
    if hasWords { writeWords(of: entry, at: now, to: &json) }
    json.list("from", of: entry.sources) { json, source in
      json.member("tree", written: names[source.tree])
      json.member("outcome", written: names[source.outcome, of: source.tree])
    }
  }

  private func writeSubject(of entry: PlanEntry, to json: inout JSONText) {
    switch entry.subject {
    case .step(let step): json.member("step", step.name(in: guideline))
    case .decision(let tree): json.member("tree", written: names[tree])
    case .choice(let item, _): json.member("item", written: names[item])
    }
  }

  private func writeBound(of entry: PlanEntry, to json: inout JSONText) {
    if let bound = entry.boundBy {
      json.member("boundBy") { json in
        json.object { json in
          json.member("tree", written: names[bound.tree])
          json.member("outcome", written: bound.outcome.map { names[$0, of: bound.tree] })
        }
      }
    }
    json.flag("provisional", entry.isProvisional)
  }

  private func writeChoice(of entry: PlanEntry, to json: inout JSONText) {
    if case .choice(let item, _) = entry.subject {
      json.list("options", of: entry.options) { json, option in
        let values = option.values.map { guideline[item].values[$0].id.text }
        json.member("value", values.first)
        json.member("steps", option.steps.map { $0.name(in: guideline) })
      }
    }
    if let others = entry.chosenOver {
      json.member("chosenOver", others.map { $0.name(in: guideline) })
    }
  }

  private func writeWords(of entry: PlanEntry, at now: Timestamp, to json: inout JSONText) {
    let text = entry.words(in: guideline) { instant, _ in
      let time = Timestamp(instant, offsetSeconds: now.offsetSeconds).rfc3339
      return "\(time.prefix(10)) \(time.dropFirst(11).prefix(5))"
    }
    json.member("text") { $0.words(text) }
    if !entry.remarks.isEmpty {
      json.member("remarks") { json in json.array(entry.remarks) { $0.words($1) } }
    }
  }

  private func name(of awaited: PlanEntry.Awaited) -> String {
    switch awaited {
    case .step(let step): guideline[step].id.text
    case .event(let event): guideline[event].id.text
    case .caution(let code): code
    }
  }
}

extension JSONText {
  /// A member that is `true`, omitted when false.
  fileprivate mutating func flag(_ key: String, _ holds: Bool) {
    if holds { member(key, true) }
  }

  /// A member that is `true` or `false`, omitted when unknown.
  fileprivate mutating func member(_ key: String, _ flag: Bool?) {
    if let flag { member(key, flag) }
  }
}

extension PlanEntry.Strength {
  /// Its name in the JSON of an advice.
  var name: String {
    switch self {
    case .perform: "do"
    case .consider: "consider"
    case .optional: "optional"
    case .refrain: "refrain"
    }
  }
}
