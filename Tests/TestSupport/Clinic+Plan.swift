import GuidelineModel
package import Reasoning
import Testing

extension Clinic {
  /// The plan of a patient whose complaint was made a number of hours ago.
  ///
  /// - Parameters:
  ///   - answers: As ``answers(_:)`` reads them.
  ///   - hours: How long ago the complaint was made.
  ///   - events: By name, how many hours after the complaint; nil where that is not known.
  ///   - done: The names of steps ticked.
  ///   - declined: The names of trees not followed.
  /// - Returns: The plan.
  /// - Throws: Where a name is not that of anything.
  package func plan(
    _ answers: String, hours: Int64, events: [String: Int64?] = [:], done: [String] = [],
    declined: [String] = []
  ) throws -> Plan {
    var patient = PatientCase(
      now: Timestamp(Self.complaint.advanced(bySeconds: hours * 3600), offsetSeconds: 0))
    patient.answers = try self.answers(answers)
    for (name, hours) in events.merging(["complaint": 0], uniquingKeysWith: { told, _ in told }) {
      let event = try #require(guideline.event(named: name))
      if let hours {
        patient.events[event] = Self.complaint.advanced(bySeconds: hours * 3600)
      } else {
        patient.unknownTimes.insert(event)
      }
    }
    for name in done { patient.done[try #require(guideline.step(named: name))] = .untimed }
    for name in declined { patient.decisions[try tree(name)] = .declined(Index(0), remark: nil) }
    return try #require(reasoner.conclusion(for: patient).evaluation).plan
  }

  package static let complaint: Instant = Instant(seconds: 1_800_000_000)

  /// A plan with a line for each entry: what it is, its state and urgency, and what else is said.
  package func lines(_ plan: Plan) -> [String] { plan.entries.map(line) }

  private func line(_ entry: PlanEntry) -> String {
    var words: [String] = []
    func say(_ word: String, _ value: String?) { if let value { words += [word, value] } }
    func hours(_ time: Instant?) -> String? {
      time.map { "\(($0.seconds - Self.complaint.seconds) / 3600)h" }
    }
    switch entry.subject {
    case .step(let step): words.append(step.name(in: guideline))
    case .decision(let tree): say("decide", guideline[tree].id.text)
    case .choice(let item, _): say("choose", name(item))
    }
    words += [entry.state.rawValue, entry.urgency.rawValue]
    if entry.strength != .perform { words.append("\(entry.strength)") }
    switch entry.awaited {
    case .step(let step): say("for", guideline[step].id.text)
    case .event(let event): say("for", guideline[event].id.text)
    case .caution(let code): say("for", code)
    case nil: break
    }
    if entry.isConflict { words.append("in-conflict") }
    say("not-before", hours(entry.notBefore))
    say("due", hours(entry.due))
    if entry.isProvisional { words.append("provisional") }
    say("bound-by", entry.boundBy.map { guideline[$0.tree].id.text })
    if entry.isPresumed { words.append("presumed") }
    if let completion = entry.completion {
      say("at", hours(completion.time))
      if let late = completion.isLate { words.append(late ? "late" : "in-time") }
      if completion.isEarly == true { words.append("early") }
    }
    say("since", hours(entry.since))
    say("by", entry.supersededBy.map { guideline[$0].id.text })
    say("as", entry.decline.map { guideline[$0.reason].id.text })
    say("against", steps(entry.against))
    say("over", entry.chosenOver.flatMap(steps))
    say("needs", entry.needs.map { $0.map(name).joined(separator: ",") })
    return words.joined(separator: " ")
  }

  private func steps(_ steps: [PlannedStep]) -> String? {
    steps.isEmpty ? nil : steps.map { $0.name(in: guideline) }.joined(separator: ",")
  }
}
