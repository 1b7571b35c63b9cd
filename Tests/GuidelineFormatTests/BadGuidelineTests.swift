import Foundation
import GuidelineFormat
import TestSupport
import Testing

/// Each folder in `Fixtures/bad` breaks one promise of the format, and the reader says so.
///
/// It says so in the words of the folder's `expected.txt`. With `RECORD_FIXTURES` set, those files are written anew and the test fails.
struct BadGuidelineTests {
  @Test(arguments: Fixture.bad)
  func `a fault is reported at its place, with what is allowed`(fixture: Fixture) throws {
    let guideline = try TemporaryFolder(copyOf: Repository.minimalGuideline)
    try guideline.overlay(fixture)
    let report = guideline.report() + "\n"
    if ProcessInfo.processInfo.environment["RECORD_FIXTURES"] != nil {
      try report.write(to: fixture.expectation, atomically: true, encoding: .utf8)
      Issue.record("recorded \(fixture.testDescription)")
    }
    #expect(try report == String(contentsOf: fixture.expectation, encoding: .utf8))
  }

  @Test(arguments: Fixture.bad)
  func `a fault is reported on the line that is marked as the fault`(fixture: Fixture) throws {
    let expected = try String(contentsOf: fixture.expectation, encoding: .utf8)
    let reported = Set(expected.matches(of: #/(?m)^([a-z0-9/.-]+:\d+):\d+: /#).map { String($0.1) })
    #expect(try markedLines(in: fixture).subtracting(reported) == [])
  }

  /// The lines with the comment `# the fault`, as `file:line`; none where the whole file is meant.
  private func markedLines(in fixture: Fixture) throws -> Set<String> {
    let files = try FileManager.default.subpathsOfDirectory(atPath: fixture.url.path)
    var marked: Set<String> = []
    for file in files where file.hasSuffix(".yaml") {
      let text = try String(contentsOf: fixture.url.appending(path: file), encoding: .utf8)
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      for (place, line) in lines.enumerated() where line.hasSuffix(" # the fault") {
        marked.insert("\(file):\(place + 1)")
      }
    }
    return marked
  }
}
