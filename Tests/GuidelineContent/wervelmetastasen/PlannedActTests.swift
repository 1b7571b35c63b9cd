import Foundation
import GuidelineModel
import TestSupport
import Testing

@testable import Reasoning

/// What the built-in guideline asks for, as plans see it, against the second engine's own list.
struct PlannedActTests {
  private let guideline: Guideline

  init() throws { guideline = try Clinic.builtIn().guideline }

  @Test
  func `every action is what the second engine makes of it`() throws {
    let table = try String(
      contentsOf: Repository.file("Tests/Fixtures/plan-acts.txt"), encoding: .utf8)
    let expected = table.split(separator: "\n").map(String.init)
    let rules = PlanRules(guideline)
    let found = guideline.trees.enumerated().flatMap { place, tree in
      tree.outcomes.enumerated().flatMap { number, outcome in
        rules.acts(of: TreeOutcome(Index(number), of: Index(place))).map {
          "\(tree.id)/\(outcome.id): \(words(of: rules.acts[$0], outcome))"
        }
      }
    }
    #expect(Set(found).symmetricDifference(expected).sorted() == [])
    #expect(found.count == expected.count)
  }

  private func words(of act: PlannedAct, _ outcome: Outcome) -> String {
    let part =
      switch act.effect {
      case .step(let step): "step \(guideline.steps[step.offset].id)"
      case .refines(let step): "refines \(guideline.steps[step.offset].id)"
      case .decides(let tree): "decides \(guideline.name(of: tree))"
      }
    let strength =
      switch act.strength {
      case .perform: "do"
      case .consider: "consider"
      case .optional: "optional"
      case .refrain: "refrain"
      }
    let statedUrgency =
      switch act.statedUrgency {
      case .atOnce: "at-once"
      case .soon: "soon"
      case nil: ""
      }
    let met = act.conditionMetBy.map { condition in
      let item = guideline[condition.item]
      return "met-by \(item.id)=" + condition.values.map { item.values[$0].id.text }.joined()
    }
    let words =
      [
        part, strength, statedUrgency, act.limit == nil ? "" : "limited",
        act.isConditional ? "conditional" : "",
      ] + met + [
        act.option.map { "option \(option($0, of: outcome))" } ?? "",
        act.isWithoutAct ? "without-act" : "",
        act.declinedWith.map { "declined-with \(guideline.name(of: $0))" } ?? "",
      ]
    return words.filter { !$0.isEmpty }.joined(separator: " ")
  }

  private func option(_ values: PossibleValues, of outcome: Outcome) -> String {
    guard case .choice(let item, _) = outcome.continuation else { return "without a choice" }
    return values.map { guideline[item].values[$0].id.text }.joined(separator: "|")
  }
}
