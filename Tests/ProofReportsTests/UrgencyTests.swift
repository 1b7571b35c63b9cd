import Consultation
import Drawing
import Exchange
import GuidelineFormat
import GuidelineModel
import JSON
import Markup
import Reasoning
import TestSupport
import Testing

/// Every outcome is as pressing in one form as in every other, in both languages.
struct UrgencyTests {
  private let loaded: LoadedGuideline
  private let now: Timestamp

  private var guideline: Guideline { loaded.guideline }

  init() throws {
    loaded = try Clinic.builtIn().loaded
    now = try Timestamp(rfc3339: "2026-11-22T21:00:00+01:00")
  }

  /// Every outcome with its tree.
  private var outcomes: [(tree: Index<Tree>, place: Index<Outcome>, outcome: Outcome)] {
    guideline.trees.enumerated().flatMap { tree, content in
      content.outcomes.enumerated().map { (Index(tree), Index($0), $1) }
    }
  }

  @Test(arguments: Language.allCases)
  func `drawings and pages say of every outcome what the reasoning does`(
    language: Language
  ) throws {
    for (tree, place, outcome) in outcomes {
      let own = OutcomeUrgency(of: outcome, in: guideline)
      let page = OutcomeInWords(outcome, of: guideline, in: language).mark
      #expect(page.urgency == own.urgency, "\(outcome.id)")
      #expect(page.word == own.words(in: language), "\(outcome.id)")
      let drawn = results(
        of: Outline(tree: guideline[tree], guideline: guideline, language: language).root
      ).filter { $0.outcome == place }
      #expect(!drawn.isEmpty)
      for result in drawn {
        #expect(result.urgency.urgency == own.urgency, "\(outcome.id)")
        #expect(result.urgency.words == own.words(in: language), "\(outcome.id)")
      }
    }
  }

  @Test func `a drawing has the mark of every outcome`() throws {
    for tree in guideline.trees {
      let drawing = FlowchartDrawing(
        tree: tree, guideline: guideline, language: .dutch, direction: .topToBottom)
      let text = drawing.text()
      let svg = drawing.svg().text
      for outcome in tree.outcomes {
        let own = OutcomeUrgency(of: outcome, in: guideline)
        #expect(text.contains("\(own.urgency.shape) \(own.words(in: .dutch))"), "\(outcome.id)")
        #expect(svg.contains("mark-\(own.urgency.styleName)\""), "\(outcome.id)")
      }
    }
  }

  @Test func `notes, reports and JSON say of every outcome what the drawing does`() throws {
    let reasoner = Reasoner(guideline)
    let writer = AdviceWriter(guideline, digest: loaded.digest)
    var reached = 0
    for (tree, place, outcome) in outcomes {
      let patient = try #require(self.patient(with: place, of: tree))
      guard let evaluation = try reasoner.conclusion(for: patient).evaluation else { continue }
      reached += 1
      #expect(evaluation.advice.trees.first?.outcome == place)
      let own = OutcomeUrgency(of: outcome, in: guideline)
      let json = JSONValue(try JSONDocument(writer.json(evaluation, in: .dutch)).root)
      #expect(json["trees"]?.elements?.first?["urgency"]?.string == own.urgency.rawValue)
      for language in Language.allCases {
        let note = AdviceNote(
          guideline: guideline, digest: loaded.digest, evaluation: evaluation, language: language
        ).text
        let title = guideline[tree].title[language].prefix(20)
        #expect(
          note.split(separator: "\n").contains {
            $0.hasPrefix("\(own.urgency.shape) ") && $0.contains(" · \(title)")
          }, "\(outcome.id): \(note)")
        let report = AdviceReport(
          guideline: guideline, digest: loaded.digest, evaluation: evaluation, language: language
        ).html
        #expect(report.contains("class=\"mark \(own.urgency.styleName)\""), "\(outcome.id)")
      }
    }
    #expect(reached > 40)
  }

  @Test func `the guideline as JSON has the urgency of every outcome`() throws {
    let written = GuidelineWriter(guideline, digest: loaded.digest, language: .english).json
    let trees = JSONValue(try JSONDocument(written).root)["trees"]?.elements ?? []
    let told = trees.flatMap { $0["outcomes"]?.elements ?? [] }.map { $0["urgency"]?.string }
    #expect(
      told == outcomes.map { OutcomeUrgency(of: $0.outcome, in: guideline).urgency.rawValue })
  }

  @Test(arguments: [
    ("rt-as-soon-as-possible", Urgency.soon), ("ct-and-biopsy-1w", .withinDays),
    ("rt-after-3-4-weeks", .notYet), ("mri-12h", .withinADay), ("dexamethasone-now", .atOnce),
  ])
  func `an outcome is as pressing as the source makes it`(name: String, urgency: Urgency) throws {
    let named = outcomes.filter { $0.outcome.id.text == name }
    #expect(!named.isEmpty)
    for (_, _, outcome) in named {
      #expect(OutcomeUrgency(of: outcome, in: guideline).urgency == urgency)
    }
  }

  @Test func `what is past its latest time is overdue, and what may begin is pressing again`()
    throws
  {
    let event = try #require(Name<Event>("surgery"))
    let earliest = try #require(TimeSpan(iso8601: "P21D"))
    let latest = try #require(TimeSpan(iso8601: "P28D"))
    let limit = TimeLimit(within: latest, notBefore: earliest, event: event)
    let start = now.instant
    let days: [(Int64, Urgency)] = [
      (0, .notYet), (20, .notYet), (21, .withinDays), (27, .withinADay), (28, .withinADay),
      (29, .overdue),
    ]
    for (count, urgency) in days {
      let moment = start.advanced(bySeconds: count * 86_400)
      #expect(Urgency(of: limit, countedFrom: start, at: moment) == urgency, "day \(count)")
    }
    #expect(Urgency(of: limit, countedFrom: nil, at: start) == .notYet)
  }

  @Test func `every urgency has a word and a shape, and they are in the order of acting`() {
    #expect(Urgency.allCases.sorted() == Urgency.allCases)
    for language in Language.allCases {
      #expect(Set(Urgency.allCases.map { $0.word[language] }).count == Urgency.allCases.count)
    }
    // What is overdue looks like what is at once; its word tells them apart.
    #expect(Set(Urgency.allCases.map(\.shape)).count == Urgency.allCases.count - 1)
    #expect(Set(Urgency.allCases.map(\.styleName)).count == Urgency.allCases.count - 1)
  }

  private func results(of question: Outline.Question) -> [Outline.Result] {
    question.answers.flatMap { answer -> [Outline.Result] in
      switch answer.next {
      case .question(let next): results(of: next)
      case .result(let result): [result]
      case .elsewhere: []
      }
    }
  }

  /// A patient whose answers lead to an outcome of a tree.
  private func patient(with outcome: Index<Outcome>, of tree: Index<Tree>) -> PatientCase? {
    func answers(
      from place: Index<Decision>, _ state: PatientState
    ) -> [Index<Item>: Answer]? {
      let decision = guideline[tree].decisions[place.offset]
      for branch in decision.branches {
        var then = state
        guard then.narrow(decision.item, to: branch.values) else { continue }
        let rest: [Index<Item>: Answer]? =
          switch branch.target {
          case .outcome(let reached): reached == outcome ? [:] : nil
          case .decision(let next): answers(from: next, then)
          }
        guard var found = rest else { continue }
        if found[decision.item] == nil { found[decision.item] = .values(then[decision.item]) }
        return found
      }
      return nil
    }
    return answers(from: Index(0), PatientState(of: guideline)).map {
      PatientCase(start: [tree], now: now, answers: $0)
    }
  }
}
