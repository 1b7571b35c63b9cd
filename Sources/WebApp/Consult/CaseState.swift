import Consultation
import Exchange
import GuidelineModel
import Markup
import Reasoning

/// The current case as every form carries it, since the server stores nothing, with the conclusion
/// from it.
struct CaseState {
  private(set) var interview: Interview
  /// The conclusion from the case.
  private(set) var conclusion: Result<Evaluation, Interview.Refusal>
  /// The tree that the user chose to view; `nil` for the tree of the current question.
  var shown: Index<Tree>?
  /// The moment at which the case is evaluated.
  private let now: Timestamp

  /// The hidden fields of a form.
  struct Fields {
    /// The case as JSON.
    let document: String
    let trail: String
    let view: String

    /// The fields without a case.
    static let none = Fields(document: "", trail: "", view: "")

    /// The fields as elements of a form.
    var hidden: Fragment {
      func field(_ field: ConsultForm.Field, _ value: String) -> Fragment {
        .input([.type("hidden"), .name(field), .value(value)])
      }
      return .group([field(.case, document), field(.trail, trail), field(.view, view), "\n"])
    }
  }

  /// Creates an empty case.
  init(of site: Site, at now: Timestamp, start: [Index<Tree>] = []) {
    self.init(
      Interview(reasoner: site.reasoner, start: start, newID: Interview.randomIdentity), at: now)
  }

  private init(_ interview: Interview, at now: Timestamp) {
    self.interview = interview
    self.now = now
    conclusion = interview.conclusion(at: now)
  }

  /// Reads the case from the fields of a form.
  ///
  /// - Throws: ``Problem`` when the case cannot be read or is impossible.
  init(
    document: String, trail: String = "", view: String = "", at now: Timestamp, in site: Site
  ) throws(Problem) {
    guard !document.isEmpty else {
      self.init(of: site, at: now)
      return
    }
    let guideline = site.guideline
    let patient: PatientCase
    do {
      patient = try CaseReader(guideline).patientToContinue(
        from: Array(document.utf8), now: now)
    } catch {
      throw Problem(error)
    }
    if let ahead = patient.firstTime(after: now.instant.advanced(bySeconds: Self.clockSkew)) {
      throw Problem(ahead, in: guideline)
    }
    self.init(
      Interview(
        continuing: patient,
        after: trail.split(separator: " ").suffix(Self.maximumTrailLength(in: guideline)).compactMap
        {
          Interview.Step(String($0), in: guideline)
        }, reasoner: site.reasoner, newID: Interview.randomIdentity), at: now)
    shown = guideline.tree(named: view)
    _ = try evaluation(in: guideline)
  }

  /// The maximum number of replies that can be undone.
  ///
  /// For each question one reply, one "not known", and as many corrections. A client that sends
  /// more gets neither all of it back nor a page that grows with it.
  private static func maximumTrailLength(in guideline: Guideline) -> Int {
    4 * (guideline.items.count + guideline.events.count)
  }

  /// The tolerated difference between the clocks of the machines that handle a case, in seconds.
  private static let clockSkew: Int64 = 300

  /// The evaluation of the case.
  ///
  /// - Throws: ``Problem`` when the case is impossible or contradicts itself.
  func evaluation(in guideline: Guideline) throws(Problem) -> Evaluation {
    do {
      return try conclusion.get()
    } catch {
      throw Problem(error, in: guideline)
    }
  }

  /// Takes a reply, to the current question or about another subject.
  mutating func reply(
    _ reply: Interview.Reply, to subject: Interview.Subject
  ) throws(Interview.Refusal) {
    let question = interview.question(after: try conclusion.get())
    if let question, question.subject == subject {
      conclusion = .success(try interview.take(reply, to: question, at: now))
    } else {
      conclusion = .success(try interview.reply(reply, to: subject, at: now))
    }
  }

  mutating func withdraw(_ subject: Interview.Subject) throws(Interview.Refusal) {
    conclusion = .success(try interview.withdraw(subject, at: now))
  }

  mutating func goBack() {
    if interview.goBack() { conclusion = interview.conclusion(at: now) }
  }

  mutating func begin(alsoAt tree: Index<Tree>) {
    interview.begin(alsoAt: tree)
    conclusion = interview.conclusion(at: now)
  }

  /// Starts a new episode, which keeps only what the guideline says.
  mutating func beginNewEpisode() {
    guard let episode = interview.newEpisode else { return }
    shown = nil
    interview = episode
    conclusion = interview.conclusion(at: now)
  }

  mutating func tick(_ step: Index<PlanStep>, _ tick: Tick?) throws(Interview.Refusal) {
    var next = interview
    next.tick(step, tick)
    conclusion = .success(try next.evaluation(at: now))
    interview = next
  }

  mutating func decide(
    on tree: Index<Tree>, _ decision: TreeDecision?
  ) throws(Interview.Refusal) {
    var next = interview
    next.decide(on: tree, decision)
    conclusion = .success(try next.evaluation(at: now))
    interview = next
  }

  func fields(of site: Site) -> Fields {
    let json = CaseWriter(site.guideline).json(interview.patient(at: now), isIndented: false)
    return Fields(
      document: String(decoding: json, as: UTF8.self),
      trail: interview.trail.map { $0.text(in: site.guideline) }.joined(separator: " "),
      view: shown.map { site.guideline[$0].id.text } ?? "")
  }

  /// Whether any question was answered.
  var hasAnswers: Bool { !interview.record.answers.isEmpty }
}

extension Problem {
  /// An impossible case as a problem of the request that contained it.
  init(_ refusal: Interview.Refusal, in guideline: Guideline) {
    switch refusal {
    case .impossible(let impossible):
      self.init(impossible, in: guideline)
    case .contradiction(let contradiction):
      self.init(CaseProblem(contradiction, in: guideline)) { words in
        Phrases.midSentence(words.contradiction)
          + contradiction.statements(in: guideline, words.language)
      }
    case .notAnAnswer:
      self = .badForm
    }
  }

  init(_ impossible: ImpossibleCase, in guideline: Guideline) {
    let problem = CaseProblem(impossible, in: guideline)
    switch impossible {
    case .eventAfterNow, .onsetAfterNow, .tickAfterNow: self.init(problem) { $0.afterNow }
    case .nowTooEarly, .eventTooEarly, .onsetTooEarly, .tickTooEarly, .outOfRange, .notMeasured,
      .noValue:
      self.init(problem)
    }
  }

  /// A problem worded with the labels of pages instead of the names in the file.
  private init(_ problem: CaseProblem, _ message: (PageWords) -> String) {
    self.init(
      CaseProblem(
        problem.kind, path: problem.path,
        message: Text(
          nl: message(PageWords(language: .dutch)), en: message(PageWords(language: .english))),
        allowed: problem.allowed, suggestion: problem.suggestion))
  }
}

extension Contradiction {
  /// The two statements, by their labels.
  func statements(in guideline: Guideline, _ language: Language) -> String {
    PageWords(language: language).allOf(
      [first, second].map { statement in
        switch statement {
        case .answer: "‘\(guideline[item].label[language])’"
        case .outcome(let tree, let outcome):
          "‘\(guideline[tree].outcomes[outcome.offset].words.headline[language])’"
        }
      })
  }
}

extension Interview.Step {
  private static let unansweredMark: Character = "~"

  /// Parses a step of a trail: the name of an item, or `@` and the name of an event; preceded by
  /// `~` if the reply added nothing to what was known.
  init?(_ text: String, in guideline: Guideline) {
    let isUnanswered = text.first == Self.unansweredMark
    guard
      let subject = Interview.Subject(isUnanswered ? String(text.dropFirst()) : text, in: guideline)
    else { return nil }
    self.init(subject, isUnanswered: isUnanswered)
  }

  func text(in guideline: Guideline) -> String {
    (isUnanswered ? String(Self.unansweredMark) : "") + subject.text(in: guideline)
  }
}

extension Interview.Subject {
  private static let eventMark: Character = "@"

  /// Parses the name of an item, or `@` and the name of an event.
  init?(_ text: String, in guideline: Guideline) {
    if text.first == Self.eventMark {
      guard let event = guideline.event(named: String(text.dropFirst())) else { return nil }
      self = .event(event)
    } else {
      guard let item = guideline.item(named: text) else { return nil }
      self = .item(item)
    }
  }

  func text(in guideline: Guideline) -> String {
    switch self {
    case .item(let item): guideline[item].id.text
    case .event(let event): "\(Self.eventMark)\(guideline[event].id)"
    }
  }
}
