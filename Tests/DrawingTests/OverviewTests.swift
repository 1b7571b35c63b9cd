import GuidelineFormat
import GuidelineModel
import TestSupport
import Testing

@testable import Drawing

struct OverviewTests {
  private func scene(_ language: Language) throws -> OverviewScene {
    OverviewDrawing(guideline: try Clinic.builtIn().guideline, language: language).scene
  }

  @Test(arguments: Language.allCases)
  func `every tree and every link is drawn once`(language: Language) throws {
    let guideline = try Clinic.builtIn().guideline
    let scene = try scene(language)
    #expect(scene.boxes.map(\.tree).sorted() == Array(guideline.trees.indices))
    let links = scene.links.map { [$0.source, $0.target] }
    #expect(Set(links).count == links.count)
    let expected = guideline.trees.indices.flatMap { source in
      Set(
        guideline.trees[source].outcomes.flatMap { outcome in
          switch outcome.continuation {
          case .trees(let trees): trees
          case .choice(_, let options): options.flatMap(\.trees)
          }
        }
      ).map { [source, $0.offset] }
    }
    #expect(Set(links) == Set(expected))
  }
}
