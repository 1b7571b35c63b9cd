import GuidelineFormat
import GuidelineModel
import Markup
import TestSupport
import Testing

@testable import Drawing

/// What makes the overview legible, checked on all that is drawn: of the guideline, and of generated
/// ones.
struct OverviewGeometryTests {
  /// The overview of the guideline without a patient, and with one for each progress of the trees.
  private func scenes(_ language: Language) throws -> [OverviewScene] {
    let guideline = try Clinic.builtIn().guideline
    return [OverviewDrawing(guideline: guideline, language: language).scene]
      + TreeProgress.allCases.map { progress in
        OverviewDrawing(guideline: guideline, language: language) { _ in progress }.scene
      }
  }

  @Test(arguments: Language.allCases)
  func `lines meet only where they lead to the same tree`(language: Language) throws {
    let meetings = try scenes(language).map { $0.meetingsOfStrangers }
    #expect(meetings.allSatisfy { $0.isEmpty }, "\(meetings)")
  }

  @Test(arguments: Language.allCases)
  func `lines that have met stay together`(language: Language) throws {
    let partings = try scenes(language).map { $0.partings }
    #expect(partings.allSatisfy { $0.isEmpty }, "\(partings)")
  }

  @Test(arguments: Language.allCases)
  func `no line runs through a box or a text`(language: Language) throws {
    let hits = try scenes(language).map { $0.linesThroughAreas }
    #expect(hits.allSatisfy { $0.isEmpty }, "\(hits)")
  }

  @Test(arguments: Language.allCases)
  func `no text overlaps another, and everything fits in the picture`(language: Language) throws {
    for scene in try scenes(language) {
      #expect(scene.overlaps.isEmpty)
      let picture = Rectangle(x: 0, y: 0, width: scene.width, height: scene.height)
      #expect(scene.areas.allSatisfy { picture.contains($0) })
      #expect(scene.boxes.allSatisfy { $0.isLargeEnough })
    }
  }

  @Test(arguments: Language.allCases)
  func `the overview is no wider than the page that shows it on a laptop`(
    language: Language
  ) throws {
    let widths = try scenes(language).map(\.width)
    #expect(widths.allSatisfy { $0 <= 1360 }, "\(widths)")
  }

  @Test(arguments: 0..<100)
  func `a generated guideline has no line through a box, and meetings only where lines must cross`(
    seed: Int
  ) throws {
    let guideline = try GeneratedMap.make(seed: seed)
    let layout = OverviewLayout(guideline, .dutch, nil, graph: OverviewGraph(guideline))
    let scene = layout.scene()
    #expect(scene.linesThroughAreas.isEmpty)
    #expect(scene.overlaps.isEmpty)
    #expect(layout.graph.cost?.crossings ?? 1 > 0 || scene.meetingsOfStrangers.isEmpty)
  }

  @Test(arguments: 0..<10)
  func `the same guideline is drawn the same`(seed: Int) throws {
    let drawings = try (0..<3).map { _ in
      OverviewDrawing(guideline: try GeneratedMap.make(seed: seed), language: .dutch).svg().text
    }
    #expect(Set(drawings).count == 1)
  }
}

extension OverviewScene {
  /// Every box, what stands above it, and the headings.
  fileprivate var areas: [Rectangle] {
    boxes.flatMap { [$0.frame, $0.startsFrame].compactMap(\.self) } + phases.map(\.frame)
  }

  fileprivate var overlaps: [[Rectangle]] {
    let areas = areas
    return areas.indices.flatMap { first in
      areas[(first + 1)...].filter { areas[first].intersects($0) }.map { [areas[first], $0] }
    }
  }

  /// The links whose line runs through something, the tree it begins or ends at included.
  fileprivate var linesThroughAreas: [[Int]] {
    let areas = areas
    return links.filter { link in
      Stretch.stretches(of: link.points).contains { stretch in
        areas.contains { $0.inset(by: 1).intersects(stretch.area) }
      }
    }.map { [$0.source, $0.target] }
  }

  /// The links to different trees whose lines touch.
  fileprivate var meetingsOfStrangers: [[Int]] {
    pairs { $0.target != $1.target }.filter { $0.touches($1) }
      .map { [$0.source, $0.target, $1.source, $1.target] }
  }

  /// The links to the same tree whose lines run apart again after they have met.
  fileprivate var partings: [[Int]] {
    pairs { $0.target == $1.target }.filter { first, second in
      let (one, other) = (first.pixels, second.pixels)
      let shared = Set(one).intersection(other)
      return [one, other].contains { line in
        line.drop { !shared.contains($0) }.contains { !shared.contains($0) }
      }
    }.map { [$0.source, $1.source, $0.target] }
  }

  private func pairs(_ isMeant: (Link, Link) -> Bool) -> [(Link, Link)] {
    links.indices.flatMap { first in
      links[(first + 1)...].filter { isMeant(links[first], $0) }.map { (links[first], $0) }
    }
  }
}

extension OverviewScene.Box {
  /// Whether the words fit in the box.
  fileprivate var isLargeEnough: Bool {
    let height = title.height + (progress.map { $0.height } ?? 0)
    let width = max(title.width, progress?.width ?? 0)
    return frame.inset(by: 6).width >= width && frame.inset(by: 6).height >= height
  }
}

extension OverviewScene.Link {
  fileprivate func touches(_ other: OverviewScene.Link) -> Bool {
    Stretch.stretches(of: points).contains { one in
      Stretch.stretches(of: other.points).contains { one.area.intersects($0.area) }
    }
  }

  /// The pixels of its line, in order.
  fileprivate var pixels: [Point] {
    Stretch.stretches(of: points).flatMap { stretch in
      let (dx, dy) = (
        (stretch.to.x - stretch.from.x).signum(), (stretch.to.y - stretch.from.y).signum()
      )
      let length = abs(stretch.to.x - stretch.from.x) + abs(stretch.to.y - stretch.from.y)
      return (0...length).map {
        Point(x: stretch.from.x + $0 * dx, y: stretch.from.y + $0 * dy)
      }
    }
  }
}
