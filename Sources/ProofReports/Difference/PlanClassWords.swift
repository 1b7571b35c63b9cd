import Consultation
import GuidelineModel
import JSON
import Proof
import Reasoning

/// Describes classes of patients in whose plan a line differs: who they are, what differs, and the
/// line in both versions.
struct PlanClassWords {
  let old: Guideline
  let new: Guideline
  let conditions: ConditionWords

  private var language: Language { conditions.language }
  private var phrases: ProofPhrases { ProofPhrases(language) }

  /// The share of the class, and the start of its pathway.
  func heading(of patients: PlanClass) -> String {
    phrases.planShare(
      phrases.ofAllAnswers(phrases.percentage(patients.share)), new[patients.start].tab[language])
  }

  /// The properties of the line that differ.
  func changes(of patients: PlanClass) -> [String] {
    guard let line = patients.new ?? patients.old else { return [] }
    let name = phrases.lineOfPlan(line.kind, line.name)
    if patients.old == nil { return [phrases.lineAdded(name)] }
    if patients.new == nil { return [phrases.lineRemoved(name)] }
    return patients.changes.map { change in
      "\(name), \(phrases.name(of: change.field)): \(list(change.old)) → \(list(change.new))"
    }
  }

  private func list(_ values: [String]) -> String {
    values.isEmpty ? phrases.nothing : values.joined(separator: ", ")
  }

  /// The line of a plan in one version.
  func line(_ line: PlanOutline.Line?, isOld: Bool) -> String {
    guard let line else { return phrases.notInPlan }
    let guideline = isOld ? old : new
    let words = StepExplanationWords(
      guideline: guideline, language: language,
      now: Timestamp(Instant(seconds: 0), offsetSeconds: 0))
    let entry = line.entry
    let name = PlanLineName(entry.subject, in: guideline).name
    var parts = [
      "‘\(entry.name(in: guideline)[language])’ (\(name))", words.state(entry.state),
      "\(phrases.name(of: .urgency)) ‘\(entry.urgency.word[language])’",
    ]
    parts += line.limits.map { phrases.limit($0, guideline[$0.event].label[language]) }
    let sources = entry.sources.map { source in
      "\(guideline.name(of: source.tree))/\(guideline.name(of: source.outcome, in: source.tree))"
    }
    if !sources.isEmpty { parts.append(sources.joined(separator: ", ")) }
    return parts.joined(separator: "; ")
  }

  func witnesses(of patients: PlanClass) -> [(name: String, case: String)] {
    classWords(of: patients).witnesses(patients.witness)
  }

  private func classWords(of patients: PlanClass) -> ClassWords {
    ClassWords(
      old: VersionedTree(guideline: old, tree: old[patients.witness.old.start]),
      new: VersionedTree(guideline: new, tree: new[patients.witness.new.start]),
      conditions: conditions)
  }

  /// The class as lines of text.
  func lines(_ patients: PlanClass) -> [String] {
    var lines = ["  \(heading(of: patients))"]
    lines += Array(patients.conditions.enumerated())
      .listed(ClassWords.mostConditions, indent: "    ", in: phrases) { place, condition in
        ["    \(place == 0 ? phrases.who : phrases.or): \(conditions.sentence(condition))"]
      }
    if patients.conditions.isEmpty { lines.append("    \(phrases.whoNotWorkedOut)") }
    lines += changes(of: patients).map { "    \($0)" }
    lines.append("    \(phrases.was): \(line(patients.oldLine, isOld: true))")
    lines.append("    \(phrases.becomes): \(line(patients.newLine, isOld: false))")
    return lines + witnesses(of: patients).map { "    \($0.name): \($0.case)" }
  }

  /// Writes the class as a JSON object.
  func write(_ patients: PlanClass, to json: inout JSONText) {
    json.object { json in
      json.member("start", new.name(of: patients.start))
      if let name = patients.old { json.member("old") { write(name, to: &$0) } }
      if let name = patients.new { json.member("new") { write(name, to: &$0) } }
      json.list("changes", of: patients.changes) { json, change in
        json.member("key", change.field.rawValue)
        json.member("old", change.old)
        json.member("new", change.new)
      }
      json.member("share") { $0.share(patients.share) }
      if !patients.conditions.isEmpty {
        json.member("conditions") { json in
          json.array(patients.conditions) { conditions.write($1, to: &$0) }
        }
      }
      json.member("witness") { classWords(of: patients).write(patients.witness, to: &$0) }
      if let line = patients.oldLine { json.member("oldLine") { write(line, of: old, to: &$0) } }
      if let line = patients.newLine { json.member("newLine") { write(line, of: new, to: &$0) } }
    }
  }

  private func write(_ name: PlanLineName, to json: inout JSONText) {
    json.object { $0.member(name.kind.rawValue, name.name) }
  }

  private func write(
    _ line: PlanOutline.Line, of guideline: Guideline, to json: inout JSONText
  ) {
    let entry = line.entry
    let name = PlanLineName(entry.subject, in: guideline)
    json.object { json in
      json.member(name.kind.rawValue, name.name)
      json.member("state", entry.state.rawValue)
      json.member("urgency", entry.urgency.rawValue)
      json.list("limits", of: line.limits) { json, limit in
        json.member("within", limit.latest.map(PlanOutline.Limit.duration))
        json.member("notBefore", limit.earliest.map(PlanOutline.Limit.duration))
        json.member("from", guideline[limit.event].id.text)
      }
      json.list("from", of: entry.sources) { $0.write($1, in: guideline) }
    }
  }
}

extension JSONText {
  /// Writes the members that name an outcome and its tree.
  mutating func write(_ outcome: TreeOutcome, in guideline: Guideline) {
    member("tree", guideline.name(of: outcome.tree))
    member("outcome", guideline.name(of: outcome.outcome, in: outcome.tree))
  }
}

extension ProofPhrases {
  var plansHeading: String {
    either(
      "Plannen die anders zijn terwijl geen uitkomst verandert, zonder opgegeven gebeurtenis:",
      "Plans that differ while no outcome changes, no event given:")
  }
  func plansNotCompared(_ limit: LimitExceeded) -> String {
    either(
      "De plannen zijn niet vergeleken: \(words(limit)). Wat over plannen is gewijzigd, staat hierboven.",
      "The plans were not compared: \(words(limit)). What changed about plans stands above.")
  }
  func plansOfEvents(isNone: Bool) -> String {
    isNone
      ? either(
        "Zonder opgegeven gebeurtenis verandert hierdoor geen plan bij volledige antwoorden; dat is "
          + "bewezen. Met een gebeurtenis of een open vraag kan het wel.",
        "Without an event given this changes no plan of complete answers; that is proven. With an event "
          + "or an open question it may.")
      : either(
        "Met een opgegeven gebeurtenis of een open vraag kunnen ook andere plannen verschillen.",
        "With an event given or a question open, other plans may differ too.")
  }
  var whoNotWorkedOut: String {
    either("wie dat zijn, is te veel om op te sommen", "who they are takes too much to say")
  }
  var notInPlan: String { either("niet in het plan", "not in the plan") }
  func planShare(_ share: String, _ tree: String) -> String {
    either("\(share), pad vanaf ‘\(tree)’", "\(share), pathway from ‘\(tree)’")
  }
  func lineOfPlan(_ kind: PlanLineName.Kind, _ name: String) -> String {
    switch kind {
    case .step: either("stap \(name)", "step \(name)")
    case .decision: either("besluit \(name)", "decision \(name)")
    case .choice: either("keuze \(name)", "choice \(name)")
    }
  }
  func lineAdded(_ name: String) -> String {
    either("\(name) staat nieuw in het plan", "\(name) is new in the plan")
  }
  func lineRemoved(_ name: String) -> String {
    either("\(name) staat niet meer in het plan", "\(name) is no longer in the plan")
  }
  /// What people call a property of a line.
  func name(of field: PlanClass.Field) -> String {
    switch field {
    case .step, .decision, .choice: either("naam", "name")
    case .state: either("toestand", "state")
    case .awaited: either("wacht op", "waits for")
    case .conflict: either("in conflict", "in conflict")
    case .supersededBy: either("vervallen door", "lapsed because of")
    case .against: either("tegenover", "against")
    case .strength: either("sterkte", "strength")
    case .condition: either("onder voorwaarde", "on a condition")
    case .presumed: either("vermoedelijk verricht", "presumably done")
    case .urgency: either("spoed", "urgency")
    case .limit: either("termijn", "time limit")
    case .boundBy: either("begrensd door", "bounded by")
    case .provisional: either("voorlopig", "provisional")
    case .how: either("nog te bepalen hoe", "how, still to be decided")
    case .options: either("keuzen", "options")
    case .chosenOver: either("gekozen in plaats van", "chosen over")
    case .sources: either("uitkomsten", "outcomes")
    }
  }
  func limit(_ limit: PlanOutline.Limit, _ event: String) -> String {
    func length(_ seconds: Int64) -> String {
      seconds % 86_400 == 0 && seconds > 3 * 86_400
        ? ActionPhrases(language).days(seconds / 86_400)
        : ActionPhrases(language).hours(seconds / 3600)
    }
    let parts = [
      limit.earliest.map { either("niet binnen \(length($0))", "not within \(length($0))") },
      limit.latest.map { either("binnen \(length($0))", "within \(length($0))") },
    ].compactMap(\.self)
    return parts.joined(separator: ", ") + either(" na ‘\(event)’", " after ‘\(event)’")
  }
}
