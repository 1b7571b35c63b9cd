import Foundation
import GuidelineFormat
import GuidelineModel
import Proof
import TestSupport
import Testing

/// The rules about plans, on a guideline in which everything of plans occurs: what breaks them, and what
/// comes near and does not.
struct PlanRuleTests {
  struct Change: Sendable, CustomTestStringConvertible {
    let name: String
    let edits: [(file: String, old: String, new: String)]
    let rules: Set<String>
    /// The guideline has one by itself: its course never stands beside the wait of the same tree.
    var conflicts = 1

    var testDescription: String { name }
  }

  private static let toothache = Repository.file("Tests/Fixtures/toothache")
  private static let rules: Set<String> = [
    "done-before-start", "idle-bound", "impossible-conflict", "waiting-loop", "do-and-refrain",
    "step-of-two-kinds", "impossible-caution", "unsound-plan",
  ]

  private static func plan(
    _ name: String, _ old: String, _ new: String, _ rules: Set<String>, conflicts: Int = 1
  ) -> Change {
    Change(name: name, edits: [("plan.yaml", old, new)], rules: rules, conflicts: conflicts)
  }

  static let changes = [
    Change(name: "as it is", edits: [], rules: []),
    plan(
      "a step begins with what completes it", "starts-with: course-start\n    done-by: course-stop",
      "starts-with: course-stop\n    done-by: course-start", ["done-before-start"]),
    plan(
      "a course that ends before it begins", "runs: { from: course-start, until: course-stop }",
      "runs: { from: course-stop, until: course-start }", ["done-before-start"], conflicts: 0),
    plan(
      "a step begins with the event that completes it", "done-by: course-stop\n",
      "done-by: [course-start, course-stop]\n", ["done-before-start"]),
    plan(
      "a step is done by the first of events of which it begins with one",
      "label: { nl: Geen foto, en: No X-ray }",
      "label: { nl: Geen foto, en: No X-ray }, starts-with: pulled, done-by: treated",
      ["done-before-start"]),
    plan(
      "a step begins with the first of events of which one completes it",
      "label: { nl: Geen foto, en: No X-ray }",
      "label: { nl: Geen foto, en: No X-ray }, starts-with: treated, done-by: pulled", []),
    plan(
      "what begins a course ends the wait for it", "until: [swab, pulled]", "until: course-start",
      ["waiting-loop"]),
    plan(
      "what ends a course ends the wait for it", "until: [swab, pulled]", "until: course-stop",
      ["waiting-loop"]),
    plan(
      "another event ends the wait too", "until: [swab, pulled]", "until: [course-start, swab]", []),
    plan(
      "what is waited for begins with what waits, and another event ends the wait",
      "done-by: [swab, pulled] }", "done-by: [swab, pulled], starts-with: course-start }", []),
    plan(
      "a limit that bounds what nobody is to do", "steps: [pull, fill] }", "steps: [pull, leave] }",
      ["idle-bound"]),
    plan(
      "a step that nobody has beside the wait", "holds-back: course",
      "holds-back: [course, no-x-ray]", [], conflicts: 2),
    plan(
      // Once the wait is over, nothing is left of an outcome that says no more than to wait.
      "a tree that does not ask for the wait", "conflict-of: antibiotics", "conflict-of: treatment",
      ["unsound-plan"], conflicts: 2),
    plan(
      "what is waited for must wait itself", "holds-back: course", "holds-back: [course, swab]",
      ["waiting-loop"]),
    plan(
      "a step waits for itself by its event", "label: { nl: Vullen, en: Fill }, done-by: filled }",
      "label: { nl: Vullen, en: Fill }, done-by: filled, starts-with: filled }",
      ["waiting-loop", "done-before-start"]),
    plan(
      "steps wait for each other by their events",
      "label: { nl: Vullen, en: Fill }, done-by: filled }",
      "label: { nl: Vullen, en: Fill }, done-by: filled, starts-with: treated }", []),
    plan(
      "two steps beside each other in a circle", "  - { step: stop, after: course }",
      "  - { step: stop, after: course }\n  - { step: course, after: stop }", ["waiting-loop"]),
    plan(
      "the same said twice of two steps", "  - { step: stop, after: course }",
      "  - { step: stop, after: course }\n  - { step: course, before: stop }", []),
  ]

  @Test(arguments: changes)
  func `a rule about plans is broken by what breaks it and by nothing else`(change: Change) throws {
    let copy = try TemporaryFolder(copyOf: Self.toothache)
    for (file, old, new) in change.edits { try copy.replace(old, with: new, in: file) }
    let guideline = try copy.load().guideline
    var limits = ProofLimits()
    limits.plans = 100
    let found = try Findings(guideline, limits: limits).found.filter {
      Self.rules.contains($0.rule.id)
    }
    let words = found.map(\.finding.message.en)
    #expect(
      Set(found.map(\.rule.id)).subtracting(["impossible-conflict"]) == change.rules, "\(words)")
    #expect(found.count { $0.rule.id == "impossible-conflict" } == change.conflicts, "\(words)")
  }
}
