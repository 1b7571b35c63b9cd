import GuidelineModel
import Reasoning

extension Phrases {
  package var planHeading: String { either("Wat te doen", "What to do") }
  package var treesHeading: String { either("Wat de bomen zeggen", "What the trees say") }
  package var laterHeading: String { either("Later in te vullen", "To be filled in later") }
  package var unusedHeading: String { either("Niet gebruikt", "Not used") }
  /// For an event whose time is not confirmed.
  package var toBeConfirmed: String {
    either(" (aangenomen: bevestig dit tijdstip)", " (assumed: confirm this time)")
  }
  var ours: String { either("eigen aanvulling", "our addition") }
  package var source: String { either("Bron", "Source") }

  /// The heading of a section of a plan.
  func heading(of section: PlanSection) -> String {
    switch section {
    case .now: either("Nu", "Now")
    case .withinADay: either("Binnen een dag", "Within a day")
    case .soon: either("Zo snel mogelijk", "As soon as possible")
    case .withinDays: either("Op termijn", "Within days")
    case .then: either("Daarna", "Then")
    case .running: either("Loopt", "Running")
    case .done: either("Gedaan", "Done")
    case .history: either("Vervallen of niet gevolgd", "Lapsed or not followed")
    }
  }

  func planStatus(isSettled: Bool, hasCautions: Bool) -> String {
    isSettled
      ? (hasCautions ? either("Let op wat bovenaan staat. ", "Mind what stands on top. ") : "")
        + either(
          "In de stappen van dit plan is niets meer te beslissen of te bevestigen.",
          "In the steps of this plan nothing is still to be decided or confirmed.")
      : either(
        "Dit plan is nog niet af: er is nog iets te beslissen of te bevestigen.",
        "This plan is not complete yet: something is still to be decided or confirmed.")
  }

  /// "boom 2 en 8".
  package func trees(_ numbers: [Int]) -> String {
    let word = numbers.count == 1 ? either("boom", "tree") : either("bomen", "trees")
    return "\(word) \(allOf(numbers.map { String($0) }))"
  }

  /// As ``trees(_:)``, for trees in any order with duplicates removed.
  func trees(of trees: [Index<Tree>]) -> String {
    self.trees(Set(trees).sorted().map { $0.offset + 1 })
  }

  private func midSentenceEquals(_ label: String, _ other: String) -> Bool {
    Self.midSentence(label) == other
  }

  func later(_ item: String, _ event: String) -> String {
    midSentenceEquals(item, event)
      ? item : either("\(item) (na \(event))", "\(item) (after \(event))")
  }

  func doneAt(_ time: String) -> String { either("verricht \(time)", "done \(time)") }
  var doneAtUnknownTime: String { either("verricht, ", "done, ") + timeNotTold }
  var timeNotTold: String { either("tijd niet opgegeven", "time not given") }
  /// Why the time of an event is ignored.
  func doesNotCount(_ earlier: String) -> String {
    either("telt niet: vóór \(earlier)", "does not count: before \(earlier)")
  }
  func timeDoesNotCount(_ event: String, _ earlier: String) -> String {
    either(
      "Opgegeven tijd telt niet: \(event) is vóór \(earlier)",
      "The time given does not count: \(event) is before \(earlier)")
  }
  func afterLimit(_ length: String) -> String {
    either("\(length) na de termijn", "\(length) after the limit")
  }
  func beforeEarliest(_ time: String) -> String {
    either("vóór de vroegste tijd (\(time))", "before the earliest time (\(time))")
  }
  /// The mark of an outcome without open steps that have a limit.
  var met: String { either("geen lopende termijn", "no limit running") }
  func runsSince(_ time: String) -> String {
    either("loopt sinds \(time)", "running since \(time)")
  }
  var runs: String { either("loopt, begin niet opgegeven", "running, start not given") }
  func supersededBy(_ tree: String?) -> String {
    guard let tree else { return either("vervallen", "lapsed") }
    return either("vervallen door \(tree)", "lapsed because of \(tree)")
  }
  func treeNotFollowed(_ tree: String) -> String {
    either("Het advies van \(tree) wordt niet gevolgd", "The advice of \(tree) is not followed")
  }

  func decision(_ tree: String) -> String {
    either("Nog te besluiten: \(tree)", "Still to be decided: \(tree)")
  }
  func choose(_ options: String) -> String {
    either("Keuze: \(options)", "Choice: \(options)")
  }
  /// The steps that a decision brings in every case, and those that it can bring.
  func mayBecome(_ certain: [String], perhaps: [String]) -> String {
    let parts = [
      (either("In elk geval: ", "In any case: "), certain),
      (either("Mogelijk: ", "Possible: "), perhaps),
    ]
    return parts.filter { !$0.1.isEmpty }.map { $0 + $1.joined(separator: "; ") }
      .joined(separator: ". ")
  }
  func needed(_ items: [String]) -> String {
    either("Nodig: ", "Needed: ") + items.joined(separator: "; ")
  }
  var notToBeKnownYet: String { either(" (nog niet te weten)", " (cannot be known yet)") }
  func how(_ tree: String, _ needs: [String]) -> String {
    let decision = either("Hoe: besluit ‘\(tree)’", "How: decision ‘\(tree)’")
    return needs.isEmpty
      ? decision : decision + either(", nodig: ", ", needed: ") + needs.joined(separator: "; ")
  }
  func confirmChoice(_ done: String) -> String {
    either("\(done): keuze bevestigen", "\(done): confirm the choice")
  }
  func chosenOver(_ others: [String]) -> String {
    either("Gekozen in plaats van: ", "Chosen over: ") + others.joined(separator: "; ")
  }
  var treesDiffer: String {
    either("Beoordeel: de bomen verschillen", "Assess: the trees differ")
  }
  func judge(_ step: String, against others: [String]) -> String {
    let others = others.map { "‘\($0)’" }.joined(separator: ", ")
    return either(
      "Beoordeel, de bomen verschillen: ‘\(step)’ tegenover \(others)",
      "Assess, the trees differ: ‘\(step)’ against \(others)")
  }
  package func concerns(_ steps: [String]) -> String {
    either("Betreft: ", "Applies to: ") + steps.joined(separator: "; ")
  }
  func afterwards(_ label: String) -> String { either("(na \(label))", "(after \(label))") }

  var timeAsked: String { either("tijdstip?", "time?") }
  func forNow(_ limit: String) -> String {
    either("houd voorlopig aan: \(limit)", "for now, keep to: \(limit)")
  }
  func limitOf(_ tree: String) -> String {
    either("termijn van \(tree)", "limit of \(tree)")
  }
  func limitElsewhere(_ trees: String) -> String {
    either("termijn: \(trees)", "limit: \(trees)")
  }
  func limitNotSettled(_ tree: String?) -> String {
    either("Termijn nog niet bepaald", "Limit not settled yet") + (tree.map { " (\($0))" } ?? "")
  }
  func notConfirmed(_ event: String?) -> String {
    let subject =
      event.map { either("Tijdstip \($0)", "Time of \($0)") } ?? either("Tijdstip", "Time")
    return either(
      "\(subject) niet bevestigd; kan eerder zijn, dan is de termijn eerder om",
      "\(subject) not confirmed; it may be earlier, and then the limit ends earlier")
  }
  func answer(_ label: String, _ value: String) -> String {
    either("antwoord ‘\(label): \(value)’", "answer ‘\(label): \(value)’")
  }
  func presumablyDone(_ shown: String?) -> String {
    either("Vermoedelijk gedaan", "Presumably done") + (shown.map { " (\($0))" } ?? "")
      + either(": tijdstip?", ": time?")
  }
}
