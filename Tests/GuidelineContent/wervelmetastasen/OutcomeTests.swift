import GuidelineModel
import TestSupport
import Testing

@testable import Reasoning

/// Sections 3 and 4 of the specification: limits, links and fixed values of every outcome.
struct OutcomeTests {
  private let clinic: Clinic

  init() throws { clinic = try Clinic.builtIn() }

  private func outcome(_ source: SourceOutcome) throws -> Outcome {
    let tree = clinic.guideline[try clinic.tree(source.tree)]
    return try #require(tree.outcomes.first { $0.id.text == source.name })
  }

  @Test func `the outcomes are those of section 3, in its order`() {
    #expect(
      clinic.guideline.trees.map { tree in tree.outcomes.map(\.id.text) }
        == SourceTree.base.map { tree in
          SourceOutcome.all.filter { $0.tree == tree.name }.map(\.name)
        })
  }

  @Test(arguments: SourceOutcome.all)
  func `an outcome has the limits of section 3`(source: SourceOutcome) throws {
    #expect(try outcome(source).limits.map(clinic.text) == source.limits)
  }

  @Test(arguments: SourceOutcome.all.filter { $0.name != "radiotherapy-or-surgery" })
  func `an outcome is followed by the trees of section 3`(source: SourceOutcome) throws {
    guard case .trees(let next) = try outcome(source).continuation else {
      Issue.record("a choice where none is")
      return
    }
    #expect(next.map { clinic.guideline[$0].id.text } == source.next)
  }

  @Test(arguments: SourceOutcome.all)
  func `an outcome settles the local treatment as section 4 says`(source: SourceOutcome) throws {
    let item = try clinic.item("local-treatment")
    let fixes = try outcome(source).fixes
    #expect(fixes.map(\.item) == (source.fixes == nil ? [] : [item]))
    #expect(fixes.map { clinic.names($0.values, of: item) } == (source.fixes.map { [$0] } ?? []))
  }

  @Test func `radiotherapy or surgery leaves the choice to the clinician`() throws {
    let source = try #require(SourceOutcome.all.first { $0.name == "radiotherapy-or-surgery" })
    guard case .choice(let item, let options) = try outcome(source).continuation else {
      Issue.record("no choice")
      return
    }
    #expect(clinic.name(item) == "local-treatment")
    let texts = options.map { option in
      let trees = option.trees.map { clinic.guideline[$0].id.text }
      return "\(clinic.names(option.value, of: item)): \(trees)"
    }
    #expect(
      texts.sorted() == SourceOutcome.afterChoice.map { "\($0.key): \($0.value)" }.sorted())
  }
}
