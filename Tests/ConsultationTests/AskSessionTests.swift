import Consultation
import GuidelineModel
import Reasoning
import TestSupport
import Testing

@Suite struct AskSessionTests {
  let clinic: Clinic
  let now: Timestamp

  init() throws {
    clinic = try Clinic.builtIn()
    now = try Timestamp(rfc3339: "2026-11-22T21:00:00+01:00")
  }

  func session(_ start: String = "imaging", _ language: Language = .dutch) throws -> AskSession {
    AskSession(
      interview: Interview(
        reasoner: clinic.reasoner, start: [try #require(clinic.guideline.tree(named: start))]),
      digest: clinic.digest, language: language)
  }

  /// A session about the time of the definitive diagnosis, which is asked after all items.
  func sessionAtTime(_ language: Language = .dutch) throws -> AskSession {
    var session = try session("time-to-treatment", language)
    _ = session.opening(at: now)
    _ = session.receive("none", at: now)
    while case .item = try session.interview.question(at: now) {
      _ = session.receive("-", at: now)
    }
    return session
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

  @Test(arguments: [
    "", "0", "4", "on", "kennen", "?", "<", "1,9", "1;2", "1-2", "+1", "-1", "１", "1,", ",1",
    "1,,2", "1\u{200B}", "1\u{301}", "\u{FEFF}1", "1\u{1B}[A", "1\0", "#1",
  ])
  func `what is no answer answers nothing`(line: String) throws {
    #expect(try answer(line, to: "steroids-before-imaging") == nil)
  }

  @Test func `a slip of the hand is told the nearest answer and never repeated`() throws {
    var session = try session("steroids-before-imaging")
    _ = session.opening(at: now)
    #expect(
      session.receive("onbekens", at: now)
        == "  Niet herkend. Typ 2 voor ‘Onbekend’, of ? voor uitleg.\n")
  }

  @Test func `the scope stands before the first question`() throws {
    var session = try session()
    let beforeQuestion = session.opening(at: now).split(separator: "Nog hoogstens")[0]
    #expect(beforeQuestion.contains("Niet voor: Leptomeningeale ziekte"))
  }

  @Test func `the limit to keep stands before the question while a tree is open`() throws {
    var session = try session("imaging", .english)
    let limit = "For now, keep to: within 12 hours (tomorrow 09:00, in 12 hours)"
    let questions = [session.opening(at: now)] + ["2", "-"].map { session.receive($0, at: now) }
    let beforeQuestions = questions.map { words in
      words.replacing("\n  ", with: " ").split(separator: "At most ")[0]
    }
    #expect(beforeQuestions.map { $0.contains(limit) } == [true, true, true])
  }

  @Test func `no limit to keep is shown for a tree that is decided`() throws {
    var session = try session("steroids-before-imaging")
    #expect(!session.opening(at: now).contains("Houd voorlopig aan"))
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
    ("za 21 nov 10:00", "2026-11-21T10:00:00+01:00"),
    ("21 november 10:00", "2026-11-21T10:00:00+01:00"),
    ("Sat 21 Nov 2026 10:00", "2026-11-21T10:00:00+01:00"),
    ("21-11 10:00", "2026-11-21T10:00:00+01:00"), ("21-11-2026 9:05", "2026-11-21T09:05:00+01:00"),
    ("2026-11-21 10:00", "2026-11-21T10:00:00+01:00"),
    ("1 maart 10:00", "2026-03-01T10:00:00+01:00"),
  ])
  func `an event is typed as a clock time`(line: String, time: String) throws {
    var session = try sessionAtTime()
    _ = session.receive(line, at: now)
    let event = try #require(clinic.guideline.event(named: "definitive-diagnosis"))
    #expect(
      try session.interview.record.events[event] == Timestamp(rfc3339: time).instant)
  }

  @Test func `a time after now is refused and asked again`() throws {
    var session = try sessionAtTime()
    _ = session.receive("23:30", at: now)
    let event = try #require(clinic.guideline.event(named: "definitive-diagnosis"))
    #expect(session.interview.record.events[event] == nil)
    #expect(try session.interview.question(at: now) == .event(event))
  }

  @Test(arguments: [true, false])
  func `a mistyped year is refused in words and asked again`(isEvent: Bool) throws {
    var session = try isEvent ? sessionAtTime() : session("imaging")
    if !isEvent {
      _ = session.opening(at: now)
      for answer in ["2", "2", "2", "2"] { _ = session.receive(answer, at: now) }
    }
    let question = try session.interview.question(at: now)
    let words = session.receive("0206-11-20T08:00:00+01:00", at: now)
    #expect(words.contains("kijk het jaartal na"))
    #expect(try session.interview.question(at: now) == question)
  }

  /// The response to a line typed at the question about life expectancy, and the recorded answer.
  ///
  /// The question accepts a number of months.
  func words(toMonths line: String, _ language: Language = .dutch) throws -> (String, Answer?) {
    var session = try session("treatment-indication", language)
    _ = session.opening(at: now)
    for answer in ["symptomatic", "no"] { _ = session.receive(answer, at: now) }
    let item = try #require(clinic.guideline.item(named: "life-expectancy"))
    guard case .item(item, _) = try session.interview.question(at: now) else {
      throw UnexpectedQuestion()
    }
    let words = session.receive(line, at: now).replacing("\n  ", with: " ")
    return (words, session.interview.record.answers[item])
  }

  @Test(arguments: [
    (
      "2,3",
      """
        Dit kan meer dan één ding betekenen. Typ 2,3 m voor ‘2,3 mnd’, of typ 2 3 voor ‘3-6 mnd of \
      6-12 mnd’.

      """
    ),
    ("2.3", "  Bedoelt u een meting, typ dan 2,3 m voor ‘2,3 mnd’.\n"),
    ("2,5", "  Bedoelt u een meting, typ dan 2,5 m voor ‘2,5 mnd’.\n"),
    (
      "12",
      "  Kies een cijfer van 1 tot en met 4. Bedoelt u een meting, typ dan 12 m voor ‘12 mnd’.\n"
    ),
    ("3d", "  Niet herkend. Kies een cijfer van 1 tot en met 4. Typ ? voor uitleg.\n"),
    ("2;3", "  Niet herkend. Kies een cijfer van 1 tot en met 4. Typ ? voor uitleg.\n"),
    ("1-3", "  Niet herkend. Kies een cijfer van 1 tot en met 4. Typ ? voor uitleg.\n"),
  ])
  func `what can mean months and answers, or neither, is asked back`(
    line: String, words: String
  ) throws {
    let (said, answer) = try self.words(toMonths: line)
    #expect(said.replacing("\n", with: " ") == words.replacing("\n", with: " "))
    #expect(answer == nil)
  }

  @Test(arguments: [
    ("2,3 m", Answer.amount(Amount(thousandths: 2300), .months)),
    ("2.3 maanden", .amount(Amount(thousandths: 2300), .months)),
    ("12m", .amount(Amount(thousandths: 12_000), .months)),
    ("2 3", .values(PossibleValues([1, 2]))), ("2, 3", .values(PossibleValues([1, 2]))),
    ("2,3,4", .values(PossibleValues([1, 2, 3]))), ("3", .values(PossibleValues([2]))),
    ("3-", .values(PossibleValues([1]))), ("2\u{A0}3\r", .values(PossibleValues([1, 2]))),
  ])
  func `what can mean one thing is taken`(line: String, answer: Answer) throws {
    #expect(try words(toMonths: line).1 == answer)
  }

  @Test(arguments: [
    ("2 3", "> Levensverwachting: 3-6 mnd of 6-12 mnd"),
    ("2,3 m", "> Levensverwachting: 2,3 mnd; telt als ‘<3 mnd’ (korter dan 3 mnd)"),
    ("-", "> Levensverwachting: nog niet nagegaan"),
    ("<", "> teruggenomen: Irreversibele complete dwarslaesie"),
  ])
  func `what was understood stands first`(line: String, echo: String) throws {
    #expect(try words(toMonths: line).0.hasPrefix(echo))
  }

  @Test(arguments: [
    ("20:10", "> Definitieve diagnose: zo 22 nov 2026 20:10; 50 min geleden"),
    ("gisteren 8:00", "> Definitieve diagnose: za 21 nov 2026 08:00; 37 uur geleden"),
    ("nu", "> Definitieve diagnose: zo 22 nov 2026 21:00; nu"),
    ("-", "> Definitieve diagnose: nog niet nagegaan of nog niet gebeurd"),
    ("!", "> Definitieve diagnose: gebeurd, tijdstip niet bekend"),
    (
      "21:01",
      "  Dit tijdstip moet nog komen: vandaag 21:01. Was het gisteren, typ dan gisteren 21:01."
    ),
    ("2026-12-01T00:00:00Z", "  Dit tijdstip moet nog komen: di 1 dec 01:00."),
    ("12", "  Geen tijdstip herkend."), ("22-11", "  Geen tijdstip herkend."),
    ("+8:30", "  Geen tijdstip herkend."), ("8:+5", "  Geen tijdstip herkend."),
    ("ma 21 nov 10:00", "  Geen tijdstip herkend."), ("31-11 10:00", "  Geen tijdstip herkend."),
    ("21 nov 10", "  Geen tijdstip herkend."), ("21 nov 26 10:00", "  Geen tijdstip herkend."),
    ("23 nov 10:00", "  Dit tijdstip moet nog komen: morgen 10:00."),
    ("1 2 d", "  Geen tijdstip herkend."), ("２０:10", "  Geen tijdstip herkend."),
  ])
  func `a time is told with its date, or not taken`(line: String, words: String) throws {
    var session = try sessionAtTime()
    let said = session.receive(line, at: now).replacing("\n  ", with: " ")
    #expect(said.hasPrefix(words))
  }

  @Test func `an onset is told with what it counts as`() throws {
    var session = try session("imaging")
    _ = session.opening(at: now)
    for answer in ["2", "2", "2", "2"] { _ = session.receive(answer, at: now) }
    let words = session.receive("3d", at: now).replacing("\n  ", with: " ")
    #expect(
      words.hasPrefix(
        "> Moment ontstaan progressieve klachten: do 19 nov 2026 21:00; 3 dagen tot klinische verdenking; telt als "
      ))
  }

  @Test func `a refusal comes with what was understood`() throws {
    let patient = try clinic.patient(
      from: ["steroids", "treatment-indication"],
      """
      epidural-compression: clinical, local-treatment: surgery, metastases: asymptomatic, \
      impending-deficit: yes, systemic-response: no
      """,
      events: Clinic.suspected)
    var session = AskSession(
      interview: Interview(
        reasoner: clinic.reasoner, start: patient.start, answers: patient.answers),
      digest: clinic.digest, language: .english)
    #expect(session.opening(at: now).contains("\nGoing on with the saved case (5 answers)."))
    #expect(session.receive("1", at: now).hasPrefix("> Life expectancy: < 3 months\n  "))
    #expect(session.interview.record.answers == patient.answers)
  }

  @Test func `a line that is too long or no text is no answer, whatever it begins with`() throws {
    var session = try session()
    _ = session.opening(at: now)
    let lines = [Array("2".utf8) + Array(repeating: 32, count: 1000), Array("2".utf8) + [0xFF]]
    #expect(
      lines.map { session.receive($0, at: now) } == [
        "  Deze regel is te lang. Typ een kort antwoord, of ? voor uitleg.\n",
        "  Deze regel is geen leesbare tekst (UTF-8). Typ ? voor uitleg.\n",
      ])
    #expect(session.interview.record.answers.isEmpty)
  }

  @Test func `the end of an interview gives the note`() throws {
    var session = try session("follow-up", .english)
    _ = session.opening(at: now)
    #expect(session.receive("yes", at: now).contains("Advice complete."))
    #expect(!session.isFinished)
    _ = session.receive("q", at: now)
    #expect(session.isFinished)
    #expect(session.closing(at: now).contains("Repeat imaging"))
  }

  @Test func `an interview reads as the one kept`() throws {
    var session = try session()
    var words = session.opening(at: now)
    for line in ["2", "afw", "?", "2", "<", "2", "uni", "2d", "-", "1", "bekent", "q"] {
      words += "> \(line)\n" + session.receive(line, at: now)
    }
    try expectSnapshot(words + session.closing(at: now), named: "interview.nl.txt")
  }
}

/// Another question than a test comes to.
private struct UnexpectedQuestion: Error {}
