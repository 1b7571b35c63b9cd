import Consultation
import Exchange
package import Foundation
package import GuidelineModel
import JSON
package import Reasoning

/// The explanation of steps of a plan, in plain text and as JSON.
package struct StepReport: Sendable {
  let explanations: [StepExplanation]
  let evaluation: Evaluation
  let words: StepExplanationWords

  /// Prepares a report.
  ///
  /// - Parameters:
  ///   - explanations: For each step, the rules that determine it.
  ///   - evaluation: The evaluation of the case.
  ///   - guideline: The guideline.
  ///   - language: The language of the report.
  package init(
    _ explanations: [StepExplanation], _ evaluation: Evaluation, of guideline: Guideline,
    language: Language
  ) {
    self.explanations = explanations
    self.evaluation = evaluation
    words = StepExplanationWords(
      guideline: guideline, language: language, now: evaluation.advice.now)
  }

  var guideline: Guideline { words.guideline }

  /// The report in plain text: lines, each ending in a line feed.
  package var text: String {
    explanations.map { explanation in
      lines(explanation).map { $0 + "\n" }.joined()
    }.joined(separator: "\n")
  }

  private func lines(_ explanation: StepExplanation) -> [String] {
    let name = explanation.step.name(in: guideline)
    let label = explanation.step.label(in: guideline)[words.language]
    var lines = ["\(words.step.uppercased()) · \(label) (\(name))"]
    if let entry = explanation.entry, let position = explanation.position {
      lines.append("  \(words.standing(entry)); \(words.line(position))")
    } else {
      lines.append("  \(words.notInPlan)")
    }
    lines += section(
      words.whoNames,
      explanation.sources.flatMap { source in
        let reason = words.reason(source.reason)
        return [words.sentence(source)] + reason.map { "  \($0)" }
      })
    lines += section(
      words.rules,
      explanation.grounds.filter { !$0.ground.isSource }.map { ground in
        "\(words.aspect(ground.ground.aspect)): \(words.sentence(ground.ground))"
          + (ground.content.map { " [\($0)]" } ?? "")
      })
    lines += section(
      explanation.entry == nil ? words.whyNot : words.otherTrees,
      explanation.absences.map(words.sentence))
    if explanation.entry == nil, explanation.absences.isEmpty, explanation.grounds.isEmpty {
      lines += section(words.whyNot, [words.noTreeNames])
    }
    return lines
      + section(
        words.whatChanges, explanation.changes.map { words.sentence($0, from: explanation.entry) })
  }

  private func section(_ heading: String, _ lines: [String]) -> [String] {
    lines.isEmpty ? [] : ["  \(heading):"] + lines.map { "    \($0)" }
  }

  /// The report as JSON.
  package var json: Data {
    var json = JSONText(indented: true)
    json.object { json in
      json.list("steps", of: explanations) { write($1, to: &$0) }
    }
    return Data(json.bytes) + Data("\n".utf8)
  }

  private func write(_ explanation: StepExplanation, to json: inout JSONText) {
    json.member("step", explanation.step.name(in: guideline))
    json.member("inPlan", explanation.entry != nil)
    if let position = explanation.position { json.member("place", position) }
    if let entry = explanation.entry { write(entry, to: &json) }
    json.list("from", of: explanation.sources) { write($1, to: &$0) }
    json.list("rules", of: explanation.grounds) { json, ground in
      json.member("rule", ground.ground.code)
      json.member("gives", ground.ground.aspect.rawValue)
      json.member("content", ground.content)
      write(ground.ground, to: &json)
      json.member("message", words.sentence(ground.ground))
    }
    json.list("absent", of: explanation.absences) { write($1, to: &$0) }
    json.list("changes", of: explanation.changes) {
      write($1, from: explanation.entry, to: &$0)
    }
  }

  /// Writes an outcome that names the step, with the answers that force it.
  private func write(_ source: StepExplanation.Source, to json: inout JSONText) {
    json.write(source.outcome, in: guideline)
    json.member("role", source.isRefining ? "refines" : "names")
    if let via = source.via {
      json.member("via") { json in json.object { $0.write(via, in: guideline) } }
    }
    json.list("because", of: source.reason.answers) { json, part in
      json.member("item", guideline.name(of: part.item))
      json.member("values", values(part.item, part.values))
    }
    guard !source.reason.settled.isEmpty else { return }
    json.list("restsOn", of: source.reason.settled) { json, part in
      json.member("item", guideline.name(of: part.item))
      json.member("values", values(part.item, part.values))
      json.write(TreeOutcome(part.outcome, of: part.tree), in: guideline)
    }
  }

  private func values(_ item: Index<Item>, _ values: PossibleValues) -> [String] {
    values.map { guideline[item].values[$0].id.text }
  }

  /// Writes the properties of a line that the explanation covers.
  private func write(_ entry: PlanEntry, to json: inout JSONText) {
    func time(_ instant: Instant?) -> String? {
      instant.map {
        Timestamp($0, offsetSeconds: evaluation.advice.now.offsetSeconds).rfc3339
      }
    }
    json.member("state", entry.state.rawValue)
    json.member("urgency", entry.urgency.rawValue)
    json.member("notBefore", time(entry.notBefore))
    json.member("due", time(entry.due))
  }

  private func write(_ ground: PlanGround, to json: inout JSONText) {
    let parts = ground.parts
    if let outcome = parts.outcome { json.write(outcome, in: guideline) }
    if let tree = parts.tree { json.member("tree", guideline.name(of: tree)) }
    if !parts.steps.isEmpty { json.member("steps", parts.steps.map { $0.name(in: guideline) }) }
    if !parts.events.isEmpty { json.member("events", parts.events.map { guideline[$0].id.text }) }
    json.member("item", parts.item.map(guideline.name(of:)))
    json.member("urgency", parts.urgency?.rawValue)
  }

  private func write(_ absence: StepExplanation.Absence, to json: inout JSONText) {
    json.member("tree", guideline.name(of: absence.tree))
    json.member("naming", absence.naming.map { guideline.name(of: $0, in: absence.tree) })
    json.member("cause", absence.cause.code)
    switch absence.cause {
    case .otherOutcome(let outcome), .notChosen(let outcome), .choiceOpen(let outcome):
      json.member("outcome", guideline.name(of: outcome, in: absence.tree))
    case .stillPossible(let outcomes, let needs):
      json.member("possible", outcomes.map { guideline.name(of: $0, in: absence.tree) })
      json.member("needs", needs.map(guideline.name(of:)))
    case .notReached, .noLongerPossible: break
    }
    json.member("message", words.sentence(absence))
  }

  private func write(
    _ change: StepChange, from entry: PlanEntry?, to json: inout JSONText
  ) {
    switch change.statement {
    case .happens(let event), .notGiven(let event):
      json.member("event", guideline[event].id.text)
    case .ticked, .notTicked: break
    case .declined(let trees), .followed(let trees):
      json.member("trees", trees.map(guideline.name(of:)))
    }
    json.member("statement", change.statement.code)
    json.member("inPlan", change.entry != nil)
    if let entry = change.entry { write(entry, to: &json) }
    json.member("message", words.sentence(change, from: entry))
  }
}
