import GuidelineModel
import Testing

/// What the wording of an outcome leaves out of its action is shown in addition to the wording.
struct OutcomeWordsTests {
  private let event: Event

  init() throws {
    event = Event(
      id: try #require(Name("admission")), label: Text(nl: "Opname", en: "Admission"),
      defaultsToNow: true, isSetByAdvice: false, formerNames: [])
  }

  private func step(
    _ text: String, _ strength: Step.Strength = .perform, isRefrain: Bool = false,
    urgency: Step.UrgencyWord? = nil, condition: String? = nil, dose: Dose? = nil,
    within: String? = nil
  ) -> Action {
    .step(
      Step(
        strength: strength, text: Text(nl: text, en: text), kind: .drug, isRefrain: isRefrain,
        urgency: urgency, condition: condition.map { Text(nl: $0, en: $0) }, dose: dose,
        limit: within.map {
          TimeLimit(within: TimeSpan(iso8601: $0), notBefore: nil, event: event.id)
        }, remarks: []))
  }

  private func dose(_ drug: String, _ amount: String, _ unit: String) -> Dose {
    Dose(
      drug: drug, amount: Quantity(amount), fractions: nil, perFraction: nil,
      total: nil, unit: unit, route: nil, form: nil, timesPerDay: nil, isAtLeast: false)
  }

  private func words(
    _ action: Action, wording: String, summary: String? = nil
  ) throws -> OutcomeWords {
    Outcome(
      id: try #require(Name("outcome")),
      summary: Text(nl: summary ?? wording, en: summary ?? wording),
      wording: Text(nl: wording, en: wording), action: action, limits: [], fixes: [],
      continuation: .trees([]), formerNames: [], events: [event]
    ).words
  }

  @Test func `a plain word for a step with everything`() throws {
    let action = step(
      "Insuline", .consider, urgency: .asSoonAsPossible, dose: dose("insulin", "10", "EH"),
      within: "PT24H")
    let words = try words(action, wording: "Insuline")
    let whole = "Overweeg: Insuline (10 EH; zo snel mogelijk; binnen 24 uur na opname)"
    #expect(words.wording.nl == whole)
    #expect(words.headline.nl == whole)
    #expect(words.lines(in: .dutch)?.lines.map(\.text) == [whole])
    guard case .step(_, let sentence) = words.action else { return #expect(Bool(false)) }
    #expect(sentence.nl == "Overweeg: Insuline (10 EH; zo snel mogelijk)")
    #expect(sentence.en == "Consider: Insuline (10 EH; as soon as possible)")
  }

  @Test func `words that say it all are left alone`() throws {
    let text = "Overweeg direct insuline 10 EH binnen 1 uur"
    let action = step(
      text, .consider, urgency: .atOnce, dose: dose("insulin", "10", "EH"), within: "PT1H")
    let words = try words(action, wording: text, summary: "Overweeg insuline")
    #expect(words.wording.nl == text)
    #expect(words.headline.nl == "Overweeg insuline")
    #expect(words.lines(in: .dutch) == nil)
  }

  @Test func `a summary never leaves out that all of it is not to be done`() throws {
    let words = try words(
      step("Geen insuline", isRefrain: true), wording: "Geen insuline", summary: "Insuline")
    #expect(words.wording.nl == "Geen insuline")
    #expect(words.headline.nl == "Niet doen: Insuline")
  }

  @Test func `how steps belong together is said where their words do not`() throws {
    let members = [step("Calcium"), step("Insuline")]
    func group(_ join: ActionGroup.Join) -> Action {
      .group(
        ActionGroup(join: join, actions: members, joiners: [.word], condition: nil, limit: nil))
    }
    #expect(
      try words(group(.oneOf), wording: "Calcium, insuline").wording.nl == "Calcium OF Insuline")
    #expect(
      try words(group(.inOrder), wording: "Calcium en insuline").wording.nl
        == "Calcium gevolgd door Insuline")
    #expect(
      try words(group(.allOf), wording: "Calcium, insuline").wording.nl == "Calcium, insuline")
    #expect(
      try words(group(.oneOf), wording: "Calcium of insuline").wording.nl == "Calcium of insuline")
  }

  @Test func `a step that the wording leaves out stands below it`() throws {
    let group = Action.group(
      ActionGroup(
        join: .allOf, actions: [step("Calcium"), step("Kalium", isRefrain: true)],
        joiners: [.word], condition: nil, limit: nil))
    let words = try words(group, wording: "Geef calcium.", summary: "Behandelen")
    #expect(words.wording.nl == "Geef calcium. Niet doen: Kalium")
    #expect(words.headline.nl == "Behandelen: Niet doen: Kalium")
  }

  @Test func `a drug is named once for gifts that follow one another`() throws {
    func gift(_ text: String) throws -> Action {
      step(text, dose: dose("insulin", "10", "EH"))
    }
    let group = Action.group(
      ActionGroup(
        join: .inOrder, actions: [try gift("Insuline 10 EH"), try gift("nogmaals 10 EH")],
        joiners: [.word], condition: nil, limit: nil))
    let text = "Insuline 10 EH gevolgd door nogmaals 10 EH"
    #expect(try words(group, wording: text).wording.nl == text)
    #expect(
      try words(gift("10 EH"), wording: "10 EH").wording.nl == "10 EH (insulin)")
  }
}
