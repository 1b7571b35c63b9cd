import Foundation
import GuidelineFormat
import GuidelineModel
import TestSupport
import Testing

/// The arrows between targets, and the border between code and content.
struct ArchitectureTests {
  /// What a target may import, ours and of others; a target that is missing here
  /// fails until someone has thought about it.
  private static let allowed: [String: Set<String>] = [
    "GuidelineModel": ["Synchronization"],
    "Reasoning": ["GuidelineModel"],
    "JSON": [],
    "Exchange": ["GuidelineModel", "JSON", "Reasoning"],
    "Markup": [],
    "GuidelineFormat": [
      "GuidelineModel", "Foundation", "FoundationEssentials", "Glibc", "CYaml",
    ],
    "Cohort": [
      "GuidelineModel", "GuidelineFormat", "Exchange", "JSON", "Reasoning", "Synchronization",
      "Glibc", "Foundation",
    ],
    "CohortReports": ["GuidelineModel", "Cohort", "Drawing", "Markup"],
    "Consultation": [
      "GuidelineModel", "Markup", "Reasoning", "Foundation", "FoundationEssentials",
    ],
    "Drawing": ["GuidelineModel", "Markup", "Reasoning", "Foundation", "FoundationEssentials"],
    "ExecutableForms": [
      "GuidelineModel", "Drawing", "JSON", "Markup", "Foundation", "FoundationXML",
    ],
    "Proof": ["GuidelineModel", "Reasoning"],
    "ProofReports": [
      "GuidelineModel", "GuidelineFormat", "Reasoning", "Exchange", "JSON", "Markup",
      "Consultation", "Drawing", "Proof", "Foundation", "FoundationEssentials",
    ],
    "WebApp": [
      "GuidelineModel", "GuidelineFormat", "Reasoning", "Exchange", "ExecutableForms", "JSON",
      "Markup", "Consultation", "Drawing", "Proof", "ProofReports", "Foundation",
      "FoundationEssentials", "Synchronization", "Dispatch", "Glibc", "HTTPTypes",
      "Hummingbird",
      "HummingbirdCore", "Logging", "NIOCore", "NIOHTTP1", "NIOHTTPTypes",
      "NIOHTTPTypesHTTP1",
    ],
    "BuiltInGuideline": ["GuidelineFormat"],
    "embed-files": ["Foundation"],
    "embed-guideline": ["GuidelineFormat", "Foundation", "FoundationEssentials"],
  ]

  /// The top, which may use everything.
  private static let unrestricted: Set<String> = ["wervelwijzer"]

  @Test
  func `targets import only what they may`() throws {
    var violations: [String] = []
    for target in try targets() where !Self.unrestricted.contains(target) {
      let allowed = try #require(Self.allowed[target], "no arrows are listed for \(target)")
      for (file, text) in try sources(of: target) {
        let imports = text.matches(of: #/(?m)^\s*(?:@\w+ |\w+ )*import (?:\w+ )?(\w+)/#)
        for module in imports.map({ String($0.1) }) where !allowed.contains(module) {
          violations.append("\(target)/\(file) imports \(module)")
        }
      }
    }
    #expect(violations == [])
  }

  @Test
  func `the arrows in the picture are those of the package, none too many and none missing`() throws
  {
    let page = try String(
      contentsOf: Repository.file("CONTRIBUTING.md"), encoding: .utf8)
    let picture = try #require(page.firstMatch(of: #/(?s)flowchart RL\n(.*?)```/#)).1
    var drawn: [String: Set<String>] = [:]
    for arrow in picture.matches(of: #/([\w-]+) --> ([\w-]+)/#) {
      drawn[String(arrow.1), default: []].insert(String(arrow.2))
    }
    func reached(from target: String) -> Set<String> {
      let next = drawn[target] ?? []
      return next.reduce(next) { $0.union(reached(from: $1)) }
    }
    let declared = try dependencies()
    let shown = Set(drawn.keys).union(drawn.values.flatMap(\.self))
    #expect(shown == Set(try targets()).filter { !$0.hasPrefix("embed-") })
    for target in shown {
      let dependencies = try #require(declared[target])
      #expect(drawn[target, default: []].isSubset(of: dependencies), "\(target)")
      #expect(dependencies.isSubset(of: reached(from: target)), "\(target)")
    }
  }

  @Test
  func `targets declare each module of ours that they import`() throws {
    let declared = try dependencies()
    let folders = try folders()
    #expect(folders.count == declared.count)
    var violations: [String] = []
    for (target, folder) in folders {
      for (file, text) in try sources(in: folder) {
        let imports = text.matches(of: #/(?m)^\s*(?:@\w+ |\w+ )*import (?:\w+ )?(\w+)/#)
        for module in imports.map({ String($0.1) })
        where declared[module] != nil && declared[target]?.contains(module) != true {
          violations.append("\(folder)/\(file) imports \(module)")
        }
      }
    }
    // Without the declaration it builds only where something else has built the module before.
    #expect(violations == [])
  }

  /// The targets of ours that each target declares.
  private func dependencies() throws -> [String: Set<String>] {
    let target = #/(?s)name: "([\w-]+)"(?:,\s*dependencies: \[(.*?)\])?/#
    return Dictionary(
      uniqueKeysWithValues: try declarations().map { declaration in
        let match = try #require(declaration.firstMatch(of: target))
        let own = (match.2 ?? "").replacing(#/\.product\([^)]*\)/#, with: "")
        return (String(match.1), Set(own.matches(of: #/"([\w-]+)"/#).map { String($0.1) }))
      })
  }

  /// The folder of each target.
  private func folders() throws -> [String: String] {
    Dictionary(
      uniqueKeysWithValues: try declarations().map { declaration in
        let name = try #require(declaration.firstMatch(of: #/name: "([\w-]+)"/#)).1
        let own = declaration.firstMatch(of: #/path: "([^"]+)"/#).map { String($0.1) }
        let parent = declaration.hasPrefix(".testTarget") ? "Tests" : "Sources"
        return (String(name), own ?? "\(parent)/\(name)")
      })
  }

  /// What the package says of each target.
  private func declarations() throws -> [Substring] {
    let manifest = try String(
      contentsOf: Repository.file("Package.swift"), encoding: .utf8)
    let start = #/\.(?:executableTarget|testTarget|target)\(/#
    let starts = manifest.ranges(of: start).map(\.lowerBound)
    return zip(starts, starts.dropFirst() + [manifest.endIndex]).map { manifest[$0..<$1] }
  }

  @Test
  func `no source names a tree, an item or an outcome of the guideline`() throws {
    let guideline = try Clinic.builtIn().guideline
    let names =
      guideline.items.map(\.id.text) + guideline.trees.map(\.id.text)
      + guideline.trees.flatMap(\.outcomes).map(\.id.text)
    // The format has words of its own, such as kinds of steps; content may use them as names too.
    let format = Step.Kind.allCases.map(\.rawValue) + Step.UrgencyWord.allCases.map(\.rawValue)
    let telling = Set(names.filter { $0.contains("-") }).subtracting(format)
    var found: [String] = []
    for target in try targets() {
      for (file, text) in try sources(of: target) {
        let code = text.replacing(#/(?m)^\s*\/\/.*$/#, with: "")
        for word in code.matches(of: #/[a-z0-9]+(?:-[a-z0-9]+)+/#).map({ String($0.0) })
        where telling.contains(word) {
          found.append("\(target)/\(file) names \(word)")
        }
      }
    }
    #expect(found == [])
  }

  private func targets() throws -> [String] {
    let folder = Repository.file("Sources")
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  private func sources(of target: String) throws -> [(file: String, text: String)] {
    try sources(in: "Sources/\(target)")
  }

  private func sources(in folder: String) throws -> [(file: String, text: String)] {
    let folder = Repository.file(folder)
    return try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
      .filter { $0.hasSuffix(".swift") }
      .map { ($0, try String(contentsOf: folder.appending(path: $0), encoding: .utf8)) }
  }
}
