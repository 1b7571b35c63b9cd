import Consultation
import GuidelineModel
import Reasoning
import Testing

@Suite struct AskSessionTests {
  let clinic: Clinic
  let now: Timestamp

  init() throws {
    clinic = try Clinic()
    now = try Timestamp(rfc3339: "2026-11-22T21:00:00+01:00")
  }

  func session(_ start: String = "imaging", _ language: Language = .dutch) throws -> AskSession {
    AskSession(
      interview: Interview(
        reasoner: clinic.reasoner, start: [try #require(clinic.guideline.tree(named: start))]),
      digest: clinic.digest, language: language)
  }

  /// The answers that a line to the first question of a tree leads to.
  func answer(_ line: String, to start: String, _ language: Language = .dutch) throws -> Answer? {
    var session = try session(start, language)
    _ = session.opening(at: now)
    _ = session.receive(line, at: now)
    return session.interview.record.answers.values.first
  }

  @Test(arguments: ["2", "unavailable", "Niet beschikbaar", "niet", "UNAV", " 2 "])
  func `an answer is a number, a value, a label or the start of one`(line: String) throws {
    #expect(try answer(line, to: "imaging") == .values(PossibleValues([1])))
  }

  @Test(arguments: ["2,3", "2 3", "3, 2", "onbekend, onzeker", "unk,unc"])
  func `a coarse answer names several values`(line: String) throws {
    #expect(
      try answer(line, to: "steroids-before-imaging") == .values(PossibleValues([1, 2])))
  }

  @Test(arguments: ["", "0", "4", "on", "kennen", "?", "<", "1,9"])
  func `what is no answer answers nothing`(line: String) throws {
    #expect(try answer(line, to: "steroids-before-imaging") == nil)
  }

  @Test func `a slip of the hand is told the nearest answer and never repeated`() throws {
    var session = try session("steroids-before-imaging")
    _ = session.opening(at: now)
    #expect(session.receive("onbekens", at: now) == "  Niet herkend. Bedoelt u: 2 Onbekend?\n")
  }

  @Test func `the scope stands before the first question`() throws {
    var session = try session()
    let beforeQuestion = session.opening(at: now).split(separator: "Vraag 1")[0]
    #expect(beforeQuestion.contains("Niet voor: Leptomeningeale ziekte"))
  }

  @Test func `the limit to keep stands before the question while a tree is open`() throws {
    var session = try session("imaging", .english)
    let limit = "Until more is known: within 12 hours (tomorrow 09:00, in 12 hours)"
    let questions = [session.opening(at: now)] + ["2", "-"].map { session.receive($0, at: now) }
    let beforeQuestions = questions.map { words in
      words.replacing("\n  ", with: " ").split(separator: "Question ")[0]
    }
    #expect(beforeQuestions.map { $0.contains(limit) } == [true, true, true])
  }

  @Test func `no limit to keep is shown for a tree that is decided`() throws {
    var session = try session("steroids-before-imaging")
    #expect(!session.opening(at: now).contains("Tot meer bekend is"))
  }

  @Test(arguments: ["3d", "3 dagen geleden", "72h", "72u", "2026-11-19T21:00:00+01:00"])
  func `an onset is typed as a time or as long ago`(line: String) throws {
    var session = try session("imaging")
    _ = session.opening(at: now)
    for answer in ["2", "2", "2", "2", line] { _ = session.receive(answer, at: now) }
    let item = try #require(clinic.guideline.item(named: "progression-onset"))
    #expect(
      session.interview.record.answers[item]
        == .onset(try Timestamp(rfc3339: "2026-11-19T21:00:00+01:00").instant))
  }

  @Test(arguments: [
    ("20:10", "2026-11-22T20:10:00+01:00"), ("gisteren 08:00", "2026-11-21T08:00:00+01:00"),
    ("yesterday 8:00", "2026-11-21T08:00:00+01:00"), ("nu", "2026-11-22T21:00:00+01:00"),
  ])
  func `an event is typed as a clock time`(line: String, time: String) throws {
    var session = try session("time-to-treatment")
    _ = session.opening(at: now)
    for answer in ["none", line] { _ = session.receive(answer, at: now) }
    let event = try #require(clinic.guideline.event(named: "definitive-diagnosis"))
    #expect(
      try session.interview.record.events[event] == Timestamp(rfc3339: time).instant)
  }

  @Test func `a time after now is refused and asked again`() throws {
    var session = try session("time-to-treatment")
    _ = session.opening(at: now)
    _ = session.receive("none", at: now)
    _ = session.receive("23:30", at: now)
    let event = try #require(clinic.guideline.event(named: "definitive-diagnosis"))
    #expect(session.interview.record.events[event] == nil)
    #expect(try session.interview.question(at: now) == .event(event))
  }

  @Test(arguments: [("time-to-treatment", ["1"]), ("imaging", ["2", "2", "2", "2"])])
  func `a mistyped year is refused in words and asked again`(
    tree: String, answers: [String]
  ) throws {
    var session = try session(tree)
    _ = session.opening(at: now)
    for answer in answers { _ = session.receive(answer, at: now) }
    let question = try session.interview.question(at: now)
    let words = session.receive("0206-11-20T08:00:00+01:00", at: now)
    #expect(words.contains("kijk het jaartal na"))
    #expect(try session.interview.question(at: now) == question)
  }

  @Test func `the end of an interview gives the note`() throws {
    var session = try session("follow-up", .english)
    _ = session.opening(at: now)
    _ = session.receive("yes", at: now)
    #expect(session.isFinished)
    #expect(session.closing(at: now).contains("Repeat imaging"))
  }

  @Test func `an interview reads as the one kept`() throws {
    var session = try session()
    var words = session.opening(at: now)
    for line in ["2", "afw", "?", "2", "<", "2", "uni", "2d", "-", "1", "16:00", "bekent", "q"] {
      words += "> \(line)\n" + session.receive(line, at: now)
    }
    try expectSnapshot(words + session.closing(at: now), named: "interview.nl.txt")
  }
}
