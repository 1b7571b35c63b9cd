import GuidelineModel
import TestSupport
import Testing

/// Sections 2 and 5 of the specification: where every branch of every tree leads.
struct TreeShapeTests {
  private let guideline: Guideline

  init() throws { guideline = try Clinic.builtIn().guideline }

  @Test func `the trees are those of section 2, in its order`() {
    #expect(guideline.trees.map(\.id.text) == SourceTree.base.map(\.name))
    #expect(guideline[guideline.start].id.text == "imaging")
  }

  @Test(arguments: SourceTree.base.map(\.name))
  func `a tree has the decisions, branches and outcomes of section 2`(name: String) throws {
    let tree = guideline[try #require(guideline.tree(named: name))]
    let source = try #require(SourceTree.base.first { $0.name == name }).tree
    #expect(SourceTree(tree, in: guideline).sorted == source.sorted)
    #expect(tree.decisions.map { guideline[$0.item].id.text } == source.decisions)
  }

  @Test func `there are 45 decisions, 61 branches that end a tree, and 47 outcomes`() {
    let shapes = guideline.trees.map { SourceTree($0, in: guideline) }
    #expect(shapes.map(\.decisions.count).reduce(0, +) == 45)
    #expect(shapes.map(\.endings.count).reduce(0, +) == 61)
    #expect(guideline.trees.map(\.outcomes.count).reduce(0, +) == 47)
  }

  @Test func `the readings are the eleven of section 5, the likeliest first, each of its tree`() {
    #expect(guideline.readings.map(\.id.text) == SourceTree.readings.map(\.name))
    #expect(
      guideline.readings.map { guideline[$0.tree].id.text }
        == SourceTree.readings.map { SourceTree.treeOfReading[$0.name] })
  }

  @Test(arguments: SourceTree.readings.map(\.name))
  func `a reading changes its tree as section 5 says, and nothing else`(name: String) throws {
    let reading = try #require(guideline.readings.first { $0.id.text == name })
    let source = try #require(SourceTree.readings.first { $0.name == name }).tree
    let shape = SourceTree(reading.alternative, in: guideline)
    #expect(shape.merged.sorted == source.merged.sorted)
    #expect(
      reading.alternative.outcomes.map(\.id.text) == guideline[reading.tree].outcomes.map(\.id.text)
    )
  }

  @Test func `no way through a tree asks an item twice`() {
    let ways = (SourceTree.base + SourceTree.readings).flatMap(\.tree.ways)
    #expect(ways.filter { Set($0).count < $0.count } == [])
  }
}
