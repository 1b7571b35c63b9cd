import GuidelineFormat
import GuidelineModel
import TestSupport
import Testing

@testable import Drawing

/// A tree of the guideline or of one of its readings, drawn one way.
struct DrawnTree: CustomTestStringConvertible, Sendable {
  let name: String
  let tree: Tree
  let guideline: Guideline
  let direction: Direction
  let language: Language

  var testDescription: String { "\(name) \(direction.rawValue) \(language.rawValue)" }

  var drawing: FlowchartDrawing {
    FlowchartDrawing(
      tree: tree, guideline: guideline, language: language, direction: direction)
  }

  /// Every tree and reading in both directions and both languages.
  static func all() throws -> [DrawnTree] {
    let guideline = try Clinic.builtIn().guideline
    let trees =
      guideline.trees.map { ($0.id.text, $0) }
      + guideline.readings.map { ($0.id.text, $0.alternative) }
    return trees.flatMap { name, tree in
      Direction.allCases.flatMap { direction in
        Language.allCases.map { language in
          DrawnTree(
            name: name, tree: tree, guideline: guideline, direction: direction,
            language: language)
        }
      }
    }
  }

  /// Every tree and reading once.
  static func each() throws -> [DrawnTree] {
    try all().filter { $0.direction == .leftToRight && $0.language == .dutch }
  }
}

/// A horizontal or vertical stretch of a line.
struct Stretch {
  let from: Point
  let to: Point

  /// The pixels it covers.
  var area: Rectangle {
    Rectangle(
      x: min(from.x, to.x), y: min(from.y, to.y), width: abs(from.x - to.x) + 1,
      height: abs(from.y - to.y) + 1)
  }

  static func stretches(of points: [Point]) -> [Stretch] {
    zip(points, points.dropFirst()).map { Stretch(from: $0, to: $1) }
  }
}
