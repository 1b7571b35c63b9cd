import Exchange
import GuidelineFormat
import GuidelineModel
import Reasoning
import Testing

/// The plan, one line for each entry: its latest time and what to do.
private func planLines(of evaluation: Evaluation, in guideline: Guideline) -> [String] {
  let offset = evaluation.patient.now.offsetSeconds
  func clock(_ time: Instant) -> String { Timestamp(time, offsetSeconds: offset).rfc3339 }
  return evaluation.plan.entries.map { entry in
    let words = entry.words(in: guideline) { time, _ in clock(time) }
    let due = entry.due.map { "by \(clock($0))" } ?? "no time limit"
    return "\(due): \(words.en) (\(entry.state))"
  }
}

/// The plan for a case, or what is wrong with the case.
private func reply(to json: [UInt8], at now: Timestamp, from reasoner: Reasoner) -> [String] {
  do {
    let evaluation = try reasoner.evaluation(ofCase: json, now: now)
    return planLines(of: evaluation, in: reasoner.guideline)
  } catch {
    let allowed = error.allowed.joined(separator: ", ")
    return ["\(error.path): \(error.message[.english])", "allowed: \(allowed)"]
  }
}

/// The code of the article "Getting an advice", on the guideline of the articles.
struct GettingAnAdviceTests {
  private let reasoner: Reasoner
  private let now: Timestamp

  init() throws {
    let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
    let folder = root.joined(separator: "/") + "/Examples/guideline"
    reasoner = Reasoner(try GuidelineFolder.read(atPath: folder).guideline)
    now = try Timestamp(rfc3339: "2026-11-22T21:00:00+01:00")
  }

  @Test func `a plan is printed with its times`() {
    let json = Array(#"{"answers": {"breathing": "quiet", "fever": "present"}}"#.utf8)
    #expect(
      reply(to: json, at: now, from: reasoner)
        == ["by 2026-11-24T21:00:00+01:00: See again within 48 hours (open)"])
  }

  @Test func `a mistake in a case is printed without what the case said`() {
    let lines = reply(
      to: Array(#"{"answers": {"fever": "a secret"}}"#.utf8), at: now, from: reasoner)
    #expect(lines.count == 2)
    #expect(lines[0].hasPrefix("$.answers.fever: "))
    #expect(lines[1].contains("present"))
    #expect(!lines.joined().contains("a secret"))
  }

  @Test func `the moment of the case takes precedence`() {
    let json = Array(
      #"{"now": "2026-11-20T21:00:00+01:00", "answers": {"breathing": "quiet", "fever": "present"}}"#
        .utf8)
    #expect(
      reply(to: json, at: now, from: reasoner)
        == ["by 2026-11-22T21:00:00+01:00: See again within 48 hours (open)"])
  }
}
