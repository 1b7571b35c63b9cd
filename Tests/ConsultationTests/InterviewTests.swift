import Consultation
import GuidelineModel
import Reasoning
import TestSupport
import Testing

@Suite struct InterviewTests {
  let clinic: Clinic
  let now: Timestamp

  init() throws {
    clinic = try Clinic.builtIn()
    now = try Timestamp(rfc3339: "2026-11-22T21:00:00+01:00")
  }

  /// Something to say to a question, picked by chance.
  func reply(
    to question: Interview.Question, using random: inout SeededGenerator
  ) -> Interview.Reply {
    switch (question, Int.random(in: 0..<8, using: &random)) {
    case (_, 0): .notKnown
    case (.event(let event), 1) where !clinic.guideline[event].defaultsToNow: .happened
    case (.event, _):
      .time(now.instant.advanced(bySeconds: -Int64.random(in: 0...900_000, using: &random)))
    case (.item(_, let options), 1):
      .answer(.values(PossibleValues(options.indices.filter { _ in Bool.random(using: &random) })))
    case (.item(let item, let options), 2):
      switch clinic.guideline[item].measurement?.scale.input {
      case .moment: .answer(.onset(now.instant.advanced(bySeconds: -500_000)))
      case .number:
        .answer(
          .amount(Amount(thousandths: Int64.random(in: 0...20_000, using: &random)), .months))
      case nil: .answer(.values(PossibleValues(options.indices.prefix(1))))
      }
    case (.item(_, let options), _):
      .answer(.values(PossibleValues(options.indices.shuffled(using: &random).prefix(1))))
    }
  }

  @Test(arguments: 0..<60)
  func `random replies end with nothing left to ask, and going back undoes each exactly`(
    seed: Int
  ) throws {
    var random = SeededGenerator(seed: seed)
    let start = Index<Tree>(
      Int.random(in: 0..<clinic.guideline.trees.count, using: &random))
    var interview = Interview(reasoner: clinic.reasoner, start: [start])
    var records = [interview.record]
    var steps = 0
    while let question = try interview.question(at: now), steps < 400 {
      steps += 1
      do {
        try interview.reply(reply(to: question, using: &random), at: now)
        records.append(interview.record)
      } catch {
        #expect(interview.record == records.last)
      }
    }
    #expect(try interview.question(at: now) == nil)
    for record in records.dropLast().reversed() {
      let wasUndone = interview.goBack()
      #expect(wasUndone)
      #expect(interview.record == record)
    }
    let isAtStart = !interview.goBack()
    #expect(isAtStart)
  }

  /// Whether a reply changes what was said before in place of narrowing it.
  func isCorrection(
    _ reply: Interview.Reply, to question: Interview.Question, of interview: Interview
  ) -> Bool {
    guard case .item(let item, _) = question, interview.record.answers[item] != nil else {
      return false
    }
    switch reply {
    case .answer(.onset), .answer(.amount): return true
    case .answer, .time, .happened, .notKnown: return false
    }
  }

  @Test(arguments: 0..<72)
  func `with every reply fewer questions can still come, and none where none can`(
    seed: Int
  ) throws {
    var random = SeededGenerator(seed: seed)
    let trees = clinic.guideline.trees.count
    // Every other one from the guideline's own start.
    let start = seed.isMultiple(of: 2) ? [] : [Index<Tree>(seed / 2 % trees)]
    var interview = Interview(reasoner: clinic.reasoner, start: start)
    var most = interview.mostQuestions(after: try interview.evaluation(at: now))
    while let question = try interview.question(at: now) {
      let reply = reply(to: question, using: &random)
      var next = interview
      guard !isCorrection(reply, to: question, of: interview),
        let evaluation = try? next.reply(reply, at: now)
      else { continue }
      interview = next
      let left = interview.mostQuestions(after: evaluation)
      #expect(left < most, "\(question) with \(interview.replyCount) replies")
      most = left
    }
    #expect(most >= 0)
  }

  @Test func `no imaging and nothing else known is at most a dozen questions from a stop`() throws {
    var interview = Interview(reasoner: clinic.reasoner)
    let item = try #require(clinic.guideline.item(named: "adequate-imaging"))
    let evaluation = try interview.reply(
      .answer(.values(PossibleValues([1]))), to: .item(item), at: now)
    #expect(interview.mostQuestions(after: evaluation) <= 14)
  }

  static let outcomes: [(tree: String, outcome: String)] =
    (try? Clinic.builtIn())?.guideline.trees.flatMap { tree in
      tree.outcomes.map { (tree.id.text, $0.id.text) }
    } ?? []

  @Test(arguments: outcomes)
  func `every outcome is reached by answering what is asked`(
    tree: String, outcome: String
  ) throws {
    let index = try #require(clinic.guideline.tree(named: tree))
    #expect(try WayTo(clinic).patient(outcome: outcome, of: index) != nil)
  }

  @Test func `the outcomes of the guideline are 47`() {
    #expect(Self.outcomes.count == 47)
  }

  @Test func `the suspicion is stamped at the first reply and stays`() throws {
    var interview = Interview(reasoner: clinic.reasoner)
    let suspicion = try #require(clinic.guideline.event(named: "suspicion"))
    #expect(interview.record.events.isEmpty)
    try interview.reply(.notKnown, at: now)
    let later = Timestamp(now.instant.advanced(bySeconds: 3600), offsetSeconds: 3600)
    try interview.reply(.notKnown, at: later)
    #expect(interview.record.events == [suspicion: now.instant])
    #expect(interview.record.assumedEvents == [suspicion])
  }

  @Test func `a coarse answer is kept when no more is known`() throws {
    var interview = Interview(
      reasoner: clinic.reasoner,
      start: [try #require(clinic.guideline.tree(named: "further-diagnostics"))],
      answers: try clinic.patient("imaging-result: consistent", events: Clinic.suspected).answers)
    let tumour = try #require(clinic.guideline.item(named: "primary-tumour"))
    try interview.reply(.notKnown, at: now)
    try interview.reply(.answer(.values(PossibleValues([0, 2]))), at: now)
    while let question = try interview.question(at: now) {
      guard case .item(tumour, _) = question else {
        try interview.reply(.notKnown, at: now)
        continue
      }
      try interview.reply(.notKnown, at: now)
    }
    #expect(interview.record.answers[tumour] == .values(PossibleValues([0, 2])))
  }

  @Test func `a reply that contradicts what an outcome settles is refused and changes nothing`()
    throws
  {
    let patient = try clinic.patient(
      from: ["steroids", "treatment-indication"],
      """
      epidural-compression: clinical, local-treatment: surgery, metastases: asymptomatic, \
      impending-deficit: yes, systemic-response: no
      """,
      events: Clinic.suspected)
    var interview = Interview(
      reasoner: clinic.reasoner, start: patient.start, answers: patient.answers)
    let before = interview.record
    let item = try #require(clinic.guideline.item(named: "local-treatment"))
    do {
      try interview.reply(.answer(.values(PossibleValues([0]))), at: now)
      Issue.record("the reply was taken")
    } catch {
      guard case .contradiction(let contradiction) = error else { throw error }
      #expect(contradiction.item == item)
    }
    #expect(interview.record == before)
  }

  @Test func `the time that limits of a chosen start count from is asked first`() throws {
    let patient = try clinic.patient(
      from: ["time-to-treatment"],
      "epidural-compression: none",
      events: Clinic.suspected)
    var interview = Interview(
      reasoner: clinic.reasoner, start: patient.start, answers: patient.answers)
    let diagnosis = try #require(clinic.guideline.event(named: "definitive-diagnosis"))
    #expect(try interview.question(at: now) == .event(diagnosis))
    try interview.reply(.time(now.instant), at: now)
    guard case .item = try interview.question(at: now) else { throw UnexpectedQuestion() }
    while try interview.question(at: now) != nil { try interview.reply(.notKnown, at: now) }
    #expect(try interview.evaluation(at: now).advice.deadlines.first?.due != nil)
  }

  @Test(arguments: 0..<40)
  func `no question about another time stands before one about an item`(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    let start = Index<Tree>(Int.random(in: 0..<clinic.guideline.trees.count, using: &random))
    let asked = start == clinic.guideline.start ? [] : limitEvents(of: start)
    var interview = Interview(reasoner: clinic.reasoner, start: [start])
    while let question = try interview.question(at: now), interview.replyCount < 100 {
      if case .event(let event) = question, !asked.contains(event) {
        let advice = try interview.evaluation(at: now).advice
        #expect(advice.questions.allSatisfy { interview.record.exhausted.contains($0) })
      }
      _ = try? interview.reply(reply(to: question, using: &random), at: now)
    }
  }

  /// The events that limits of a tree count from.
  private func limitEvents(of tree: Index<Tree>) -> [Index<Event>] {
    clinic.guideline[tree].outcomes.flatMap { $0.limits.map(\.event) }
  }

  @Test(arguments: 0..<20)
  func `what a reply brings about is what follows then`(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    var interview = Interview(reasoner: clinic.reasoner)
    while let question = try interview.question(at: now), interview.replyCount < 30 {
      guard
        let after = try? interview.take(
          reply(to: question, using: &random), to: question, at: now)
      else { break }
      #expect(try after == interview.evaluation(at: now))
    }
    #expect(interview.replyCount > 0)
  }

  @Test func `a case that names its moment goes on counting from there`() throws {
    let moment = try Timestamp(rfc3339: "2026-11-20T08:00:00+01:00")
    let suspicion = try #require(clinic.guideline.event(named: "suspicion"))
    let kept = PatientCase(now: moment)
    let interview = Interview(continuing: kept, readAt: now, reasoner: clinic.reasoner)
    #expect(interview.record.events == [suspicion: moment.instant])
    let other = Interview(
      continuing: PatientCase(now: now), readAt: now, reasoner: clinic.reasoner)
    #expect(other.record.events.isEmpty)
  }
}

/// Another question than a test comes to.
private struct UnexpectedQuestion: Error {}
