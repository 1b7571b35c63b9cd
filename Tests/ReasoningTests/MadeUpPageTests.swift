import GuidelineModel
import Reasoning
import TestSupport
import Testing

/// The made-up guideline that the engine is tested on, as its README.md shows it on one page.
struct MadeUpPageTests {
  @Test func `the page shows the guideline as it is`() throws {
    let readMe = try Repository.text("Tests/Fixtures/sting/README.md")
    let shown = try #require(readMe.firstMatch(of: #/(?s)```\n(.*?)\n```/#)).1
    let guideline = try Clinic.madeUp(.sting).guideline
    let page =
      guideline.items.map { item($0, of: guideline) }
      + guideline.trees.flatMap { [""] + tree($0, of: guideline) }
      + [""] + guideline.readings.flatMap { reading($0, of: guideline) }
    #expect(shown.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) == page)
  }

  private func item(_ item: Item, of guideline: Guideline) -> String {
    var words = "\(item.id): \(item.values.map(\.id.text).joined(separator: ", "))"
    if let event = item.knownFrom { words += "; known from \(event)" }
    return words
  }

  private func tree(_ tree: Tree, of guideline: Guideline) -> [String] {
    ["\(tree.id)"] + tree.decisions.map { "  " + decision($0, in: tree, of: guideline) }
      + tree.outcomes.map { "  " + outcome($0, of: guideline) }
  }

  private func reading(_ reading: Reading, of guideline: Guideline) -> [String] {
    let tree = guideline[reading.tree]
    return ["\(reading.id), another reading of \(tree.id)"]
      + reading.alternative.decisions.map {
        "  " + decision($0, in: reading.alternative, of: guideline)
      }
  }

  private func decision(_ decision: Decision, in tree: Tree, of guideline: Guideline) -> String {
    let item = guideline[decision.item]
    let branches = decision.branches.map { branch in
      let values = branch.values.map { item.values[$0].id.text }.joined(separator: " or ")
      return switch branch.target {
      case .decision(let next): "\(values) -> \(guideline[tree.decisions[next.offset].item].id)?"
      case .outcome(let outcome): "\(values) -> \(tree.outcomes[outcome.offset].id)"
      }
    }
    return "\(item.id)? " + branches.joined(separator: ", ")
  }

  private func outcome(_ outcome: Outcome, of guideline: Guideline) -> String {
    func names(_ trees: [Index<Tree>]) -> String {
      trees.isEmpty ? "the end" : trees.map { guideline[$0].id.text }.joined(separator: ", ")
    }
    var words: [String] = []
    for limit in outcome.limits {
      let times =
        (limit.limit.notBefore.map { ["not before \($0.iso8601)"] } ?? [])
        + (limit.limit.within.map { ["within \($0.iso8601)"] } ?? [])
      words.append(times.joined(separator: ", ") + " of \(guideline[limit.event].id)")
    }
    for fix in outcome.fixes {
      let item = guideline[fix.item]
      words.append(
        "settles \(item.id) as "
          + fix.values.map { item.values[$0].id.text }.joined(separator: " or "))
    }
    switch outcome.continuation {
    case .trees(let trees): words.append("then \(names(trees))")
    case .choice(let item, let options):
      let ways = options.map { option in
        let value = option.value.map { guideline[item].values[$0].id.text }.joined()
        return "\(value) -> \(names(option.trees))"
      }
      words.append("choice of \(guideline[item].id): " + ways.joined(separator: ", "))
    }
    return "\(outcome.id): " + words.joined(separator: "; ")
  }
}
