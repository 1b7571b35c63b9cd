import Consultation
import GuidelineModel
import Reasoning
import TestSupport
import Testing

/// Answers changed, withdrawn, and taken along in a form.
@Suite struct InterviewChangesTests {
  let clinic: Clinic
  let now: Timestamp

  init() throws {
    clinic = try Clinic.builtIn()
    now = try Timestamp(rfc3339: "2026-11-22T21:00:00+01:00")
  }

  private func item(_ name: String) throws -> Index<Item> {
    try #require(clinic.guideline.item(named: name))
  }

  private func value(_ name: String, of item: Index<Item>) throws -> Interview.Reply {
    let place = try #require(clinic.guideline[item].valueIndex(named: name))
    return .answer(.values(PossibleValues([place])))
  }

  private func interview(_ answers: [(String, String)]) throws -> Interview {
    var interview = Interview(
      reasoner: clinic.reasoner, start: [try #require(clinic.guideline.tree(named: "imaging"))])
    for (name, value) in answers {
      let item = try item(name)
      try interview.reply(try self.value(value, of: item), to: .item(item), at: now)
    }
    return interview
  }

  @Test func `an answer changed in place leaves the others, and going back restores it`() throws {
    var interview = try interview([
      ("adequate-imaging", "unavailable"), ("compression-signs", "absent"),
      ("lhermitte", "present"),
    ])
    let before = interview.record
    let signs = try item("compression-signs")
    try interview.reply(try value("present", of: signs), to: .item(signs), at: now)
    #expect(
      interview.record.answers[signs]
        == .values(
          PossibleValues([try #require(clinic.guideline[signs].valueIndex(named: "present"))])))
    #expect(interview.record.answers.count == before.answers.count)
    interview.goBack()
    #expect(interview.record == before)
  }

  @Test func `a withdrawn answer is asked again`() throws {
    var interview = try interview([
      ("adequate-imaging", "unavailable"), ("compression-signs", "absent"),
    ])
    let imaging = try item("adequate-imaging")
    try interview.withdraw(.item(imaging), at: now)
    #expect(interview.record.answers[imaging] == nil)
    guard case .item(imaging, _) = try interview.question(at: now) else {
      Issue.record("another question is put")
      return
    }
  }

  @Test func `what cannot be said of an item is refused and changes nothing`() throws {
    var interview = try interview([("adequate-imaging", "unavailable")])
    let before = interview.record
    let imaging = try item("adequate-imaging")
    #expect(throws: Interview.Refusal.self) {
      try interview.reply(.time(now.instant), to: .item(imaging), at: now)
    }
    let onset = try item("paraplegia-onset")
    #expect(throws: Interview.Refusal.self) {
      try interview.reply(
        .answer(.onset(now.instant.advanced(bySeconds: 3600))), to: .item(onset), at: now)
    }
    #expect(interview.record == before)
  }

  @Test(arguments: 0..<40)
  func `an interview laid down in a form and taken up again goes back the same way`(
    seed: Int
  ) throws {
    var random = SeededGenerator(seed: seed)
    var interview = Interview(reasoner: clinic.reasoner)
    let asking = try InterviewTests()
    for _ in 0..<12 {
      guard let question = try interview.question(at: now) else { break }
      _ = try? interview.reply(asking.reply(to: question, using: &random), at: now)
    }
    var other = Interview(
      continuing: interview.patient(at: now), after: interview.trail, reasoner: clinic.reasoner)
    #expect(other.record == interview.record)
    #expect(try other.question(at: now) == interview.question(at: now))
    while other.replyCount > 0 {
      other.goBack()
      _ = try other.evaluation(at: now)
    }
    #expect(other.record.answers.isEmpty)
  }
}
