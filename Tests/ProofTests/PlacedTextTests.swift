import Foundation
import GuidelineFormat
import GuidelineModel
import Proof
import TestSupport
import Testing

/// The rules about words see every text of a guideline, each at its place in the files.
struct PlacedTextTests {
  /// What has texts that are no content of a guideline.
  private static let leftOut: [String: String] = [
    "Scale": "the words of the program for what it can measure",
    "LazyOutcomeWords": "made from the action and the wording, which are checked",
  ]

  private static let folders = [
    "Tests/Fixtures/sting", "Tests/Fixtures/toothache", "Tests/ProofTests/Fixtures/example",
    "Guidelines/wervelmetastasen",
  ]

  /// Every text in a value, found by reflection, so that a new property is not forgotten.
  private static func texts(in value: Any, at path: String, into found: inout [Text: String]) {
    if let text = value as? Text {
      found[text] = path
      return
    }
    let mirror = Mirror(reflecting: value)
    guard leftOut["\(mirror.subjectType)"] == nil else { return }
    for (label, child) in mirror.children {
      texts(in: child, at: "\(path).\(label ?? "")", into: &found)
    }
  }

  private static func read(_ folder: String) throws -> LoadedGuideline {
    try GuidelineFolder.read(atPath: Repository.file(folder).path)
  }

  @Test(arguments: folders)
  func `no text of a guideline is left out`(folder: String) throws {
    let guideline = try Self.read(folder).guideline
    var all: [Text: String] = [:]
    Self.texts(in: guideline, at: "guideline", into: &all)
    let checked = Set(guideline.texts.map(\.text))
    #expect(all.count > 30)
    #expect(all.filter { !checked.contains($0.key) }.map(\.value).sorted() == [])
  }

  @Test(arguments: folders)
  func `a text is placed where it stands in the files`(folder: String) throws {
    let loaded = try Self.read(folder)
    for placed in loaded.guideline.texts {
      let place = try #require(
        loaded.locations?.location(
          of: placed.part, at: placed.detail.key(Language.dutch.rawValue), in: loaded.guideline))
      let file = try String(
        contentsOf: Repository.file("\(folder)/\(place.file)"), encoding: .utf8)
      let below = file.split(separator: "\n", omittingEmptySubsequences: false)
        .dropFirst(place.line - 1).prefix(6).joined(separator: " ")
      let start = placed.text.nl.split(separator: " ").first ?? ""
      #expect(
        below.contains(start.replacing("\"", with: "\\\"")) || below.contains(start),
        "\(placed.detail) at \(place.file):\(place.line)")
    }
  }
}
