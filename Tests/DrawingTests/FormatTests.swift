import Foundation
import GuidelineFormat
import GuidelineModel
import Markup
import TestSupport
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@testable import Drawing

struct FormatTests {
  /// The identifiers of a document, or nil where it is no well-formed XML.
  private func identifiers(in svg: String) -> [String]? {
    final class Collector: NSObject, XMLParserDelegate {
      var identifiers: [String] = []

      func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
        qualifiedName: String?, attributes: [String: String]
      ) {
        if let id = attributes["id"] { identifiers.append(id) }
      }
    }
    let collector = Collector()
    let parser = XMLParser(data: Data(svg.utf8))
    parser.delegate = collector
    return parser.parse() ? collector.identifiers : nil
  }

  @Test(arguments: try DrawnTree.all())
  func `an SVG is well-formed and names everything once, after its prefix`(
    drawn: DrawnTree
  ) throws {
    let names = try #require(identifiers(in: drawn.drawing.svg(prefix: "here").text))
    #expect(Set(names).count == names.count)
    #expect(names.allSatisfy { $0 == "here" || $0.hasPrefix("here-") })
  }

  @Test(arguments: Language.allCases, Styling.allCases)
  func `the overview is well-formed`(language: Language, styling: Styling) throws {
    let guideline = try Clinic.builtIn().guideline
    let drawing = OverviewDrawing(guideline: guideline, language: language) { _ in .waiting }
    let names = try #require(identifiers(in: drawing.svg(styling).text))
    #expect(Set(names).count == names.count)
  }

  @Test(arguments: try DrawnTree.each())
  func `an SVG for a page with its own style sheet has no style of its own`(drawn: DrawnTree) {
    let svg = drawn.drawing.svg(.classes).text
    #expect(!svg.contains("<style"))
    #expect(!svg.contains("style="))
  }

  @Test(arguments: try DrawnTree.all())
  func `the same drawing has the same bytes`(drawn: DrawnTree) throws {
    let guideline = try Clinic.builtIn().guideline
    let again = FlowchartDrawing(
      tree: drawn.tree, guideline: guideline, language: drawn.language,
      direction: drawn.direction)
    #expect(drawn.drawing.svg() == again.svg())
    #expect(drawn.drawing.mermaid() == again.mermaid())
    #expect(drawn.drawing.text() == again.text())
  }

  @Test(arguments: try DrawnTree.all())
  func `Mermaid keeps what means something to it out of labels`(drawn: DrawnTree) {
    let lines = drawn.drawing.mermaid().split(separator: "\n").dropFirst()
    for line in lines {
      let quoted = line.split(separator: "\"", omittingEmptySubsequences: false)
      #expect(quoted.count == 3)
      #expect(!quoted[1].replacing("<br/>", with: "").contains { "<>`".contains($0) })
    }
  }

  @Test(arguments: try DrawnTree.all())
  func `not a letter of an outcome's wording is lost`(drawn: DrawnTree) {
    for result in drawn.drawing.outline.results {
      #expect(result.wording == drawn.tree.outcomes[result.outcome.offset].wording[drawn.language])
    }
  }

  @Test(arguments: try DrawnTree.each())
  func `plain text says of every answer of a patient what it means`(drawn: DrawnTree) {
    let marking = TreeMarking(drawn.tree) { drawn.guideline[$0].allValues }
    let drawing = FlowchartDrawing(
      tree: drawn.tree, guideline: drawn.guideline, language: .dutch, direction: .topToBottom,
      marking: marking)
    let branches = drawn.tree.decisions.reduce(0) { $0 + $1.branches.count }
    let states = drawing.text().split(separator: "\n").count { line in
      Mark.allCases.contains { line.hasSuffix(" (\($0.phrase(in: .dutch)))") }
    }
    #expect(states == branches)
  }
}

extension Outline {
  /// Every outcome where a branch leads to it.
  fileprivate var results: [Result] {
    var results: [Result] = []
    var open = [root]
    while let question = open.popLast() {
      for answer in question.answers {
        switch answer.next {
        case .question(let next): open.append(next)
        case .result(let result): results.append(result)
        case .elsewhere: continue
        }
      }
    }
    return results
  }
}
