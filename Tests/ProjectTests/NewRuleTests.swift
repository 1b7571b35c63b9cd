import Foundation
import TestSupport
import Testing

/// `script/new-rule` begins a rule that is plainly not written yet.
struct NewRuleTests {
  private let copy: URL

  init() throws {
    copy = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    for path in ["script/new-rule", "Sources/Proof/Rules", "Sources/Proof/Check/Rule+All.swift"] {
      let place = copy.appending(path: path)
      try FileManager.default.createDirectory(
        at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
      try FileManager.default.copyItem(at: Repository.file(path), to: place)
    }
  }

  private func newRule(_ name: String) throws -> (code: Int32, message: String) {
    let process = Process()
    process.executableURL = copy.appending(path: "script/new-rule")
    process.arguments = [name]
    let output = Pipe()
    process.standardError = output
    process.standardOutput = output
    try process.run()
    let message = String(
      decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, message)
  }

  private func text(_ path: String) throws -> String {
    try String(contentsOf: copy.appending(path: path), encoding: .utf8)
  }

  @Test func `a rule is begun in its file and has its place among all rules`() throws {
    defer { try? FileManager.default.removeItem(at: copy) }
    let before = try text("Sources/Proof/Check/Rule+All.swift")
    let (code, message) = try newRule("silent-event")
    #expect(code == 0, "\(message)")
    let rule = try text("Sources/Proof/Rules/SilentEvent.swift")
    #expect(rule.contains("static let silentEvent = Rule("))
    #expect(rule.contains(#"id: "silent-event""#))
    #expect(rule.matches(of: #/UNWRITTEN/#).count == 6)
    let all = try text("Sources/Proof/Check/Rule+All.swift")
    #expect(all.contains("    .silentEvent,\n  ]"))
    #expect(all.replacing("    .silentEvent,\n", with: "") == before)
    #expect(message.contains("RECORD_SNAPSHOTS=1 swift test --filter ProofTests.RuleTests"))
  }

  @Test(arguments: ["unused-event", "Silent", "silent_event", "-silent", "silent-", ""])
  func `a name that is taken or is no name is refused, and nothing is written`(
    name: String
  ) throws {
    defer { try? FileManager.default.removeItem(at: copy) }
    let rules = copy.appending(path: "Sources/Proof/Rules").path
    let before = try FileManager.default.contentsOfDirectory(atPath: rules).count
    #expect(try newRule(name).code == 2)
    #expect(try FileManager.default.contentsOfDirectory(atPath: rules).count == before)
  }
}
