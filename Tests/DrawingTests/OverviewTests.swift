import BuiltInGuideline
import GuidelineFormat
import GuidelineModel
import Testing

@testable import Drawing

struct OverviewTests {
  private func scene(_ language: Language) throws -> OverviewScene {
    OverviewDrawing(guideline: try LoadedGuideline.builtIn().guideline, language: language).scene
  }

  @Test(arguments: Language.allCases)
  func `no two boxes overlap`(language: Language) throws {
    let scene = try scene(language)
    let areas =
      scene.boxes.flatMap { [$0.frame, $0.startsFrame].compactMap(\.self) }
      + scene.phases.map(\.frame)
    let overlaps = areas.indices.flatMap { first in
      areas.indices.dropFirst(first + 1).filter { areas[first].intersects(areas[$0]) }
    }
    #expect(overlaps.isEmpty)
  }

  @Test(arguments: Language.allCases)
  func `no arrow runs through a box`(language: Language) throws {
    let scene = try scene(language)
    let areas = scene.boxes.flatMap { [$0.frame, $0.startsFrame].compactMap(\.self) }
    let hits = scene.links.flatMap { link in
      Stretch.stretches(of: link.points).flatMap { stretch in
        areas.filter { $0.inset(by: 1).intersects(stretch.area) }
          .map { _ in (link.source, link.target) }
      }
    }
    #expect(hits.isEmpty, "\(hits)")
  }

  @Test(arguments: Language.allCases)
  func `every tree and every link is drawn once`(language: Language) throws {
    let guideline = try LoadedGuideline.builtIn().guideline
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
