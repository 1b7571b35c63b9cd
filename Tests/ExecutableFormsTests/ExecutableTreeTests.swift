import ExecutableForms
import GuidelineFormat
import GuidelineModel
import TestSupport
import Testing

struct ExecutableTreeTests {
  private static let builtIn = Result { try Clinic.builtIn().loaded }

  private func form(start: [String] = []) throws -> ExecutableGuideline {
    let loaded = try Self.builtIn.get()
    let trees = try start.map { try #require(loaded.guideline.tree(named: $0)) }
    return try ExecutableGuideline(
      loaded.guideline, digest: loaded.digest,
      start: trees.isEmpty ? [loaded.guideline.start] : trees)
  }

  @Test
  func `no path asks an item twice, and every outcome has a path`() throws {
    for tree in try form().trees {
      for path in tree.paths {
        #expect(Set(path.conditions.map(\.item)).count == path.conditions.count)
      }
      for outcome in tree.tree.outcomes.indices {
        #expect(!tree.paths(to: Index(outcome)).isEmpty)
      }
    }
  }

  @Test
  func `the paths of a tree share no complete answer and leave none out`() throws {
    let form = try form()
    for tree in form.trees {
      var random = SeededGenerator(seed: tree.index.offset)
      for _ in 0..<500 {
        let answers = Dictionary(
          uniqueKeysWithValues: tree.items.map {
            ($0, Int.random(in: 0..<form.guideline[$0].values.count, using: &random))
          })
        let open = tree.paths.filter { path in
          path.conditions.allSatisfy { condition in
            answers[condition.item].map(condition.values.contains) ?? false
          }
        }
        #expect(open.count == 1)
      }
    }
  }

  @Test
  func `a tree stands in a layer after every tree that leads to it or settles something before it`()
    throws
  {
    for start in [[], ["time-to-treatment", "treatment-indication"], ["long-survival"]] {
      let pathway = try form(start: start).pathway
      var before: Set<Index<Tree>> = []
      for layer in pathway.layers {
        for reachable in layer {
          #expect(reachable.isStart || before.isSuperset(of: reachable.links.map(\.from.tree)))
          #expect(before.isSuperset(of: reachable.settlingTreesBefore))
        }
        before.formUnion(layer.map(\.tree))
      }
    }
  }

  @Test
  func `a pathway that asks what a later outcome fixes is refused`() throws {
    #expect {
      try form(start: ["steroids", "treatment-indication"]).pathway
    } throws: { error in
      (error as? ExportRefusal)?.message.en.contains("has asked it") ?? false
    }
  }
}
