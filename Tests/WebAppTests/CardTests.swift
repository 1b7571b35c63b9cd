import BuiltInGuideline
import GuidelineFormat
import Testing

@testable import Consultation
@testable import GuidelineModel
@testable import WebApp

/// A card is laid out once and filled in for each patient: every limit must come to its own action.
@Suite struct CardTests {
  private let guideline: Guideline

  init() throws {
    guideline = try LoadedGuideline.builtIn().guideline
  }

  @Test(arguments: Language.allCases)
  func `every outcome's card says what its templates say`(language: Language) throws {
    for tree in guideline.trees {
      for outcome in tree.outcomes { try expectWhole(outcome, of: tree, in: language) }
    }
  }

  @Test(arguments: Language.allCases)
  func `limits at every depth stand by their own actions`(language: Language) throws {
    let action = group(
      .allOf, within: "P9D",
      [
        step("one", within: "PT1H"),
        group(
          .inOrder, within: "P8D",
          [
            step("two", within: nil), step("three", within: "PT2H"),
            group(.oneOf, within: nil, [step("four", within: "PT3H")]),
          ]),
        step("five", within: "PT4H"),
      ])
    let tree = guideline.trees[0]
    let outcome = Outcome(
      id: tree.outcomes[0].id, summary: text("all"), wording: text("all"), action: action,
      limits: [], fixes: [], continuation: .trees([]), formerNames: [], events: guideline.events)
    try expectWhole(outcome, of: tree, in: language)
    let words = OutcomeInWords(outcome, of: guideline, in: language)
    #expect(Set(words.action.limits).count == 6)
  }

  private func expectWhole(_ outcome: Outcome, of tree: Tree, in language: Language) throws {
    let words = OutcomeInWords(outcome, of: guideline, in: language)
    let mark = MarkStencil(in: language)
    var card = ""
    CardStencil(outcome, of: tree, in: guideline, language: language).write(
      AdviceInWords.DecidedTree(
        tree: Index(0), outcome: Index(0), title: "", mark: words.mark, summary: "",
        action: words.action, reasons: [], remainder: nil, choice: nil),
      mark: mark, limit: LimitStencil(in: language), to: &card)
    let action = try #require(words.context["action"] as? [String: Any])
    #expect(card.contains(PageTemplates.in(language).html("action", action)))
    #expect(card.contains(mark.html(words.mark)))
  }

  private func group(
    _ join: ActionGroup.Join, within span: String?, _ actions: [Action]
  ) -> Action {
    .group(
      ActionGroup(join: join, actions: actions, joiners: [], condition: nil, limit: limit(span))
    )
  }

  private func step(_ words: String, within span: String?) -> Action {
    .step(
      Step(
        strength: .perform, text: text(words), kind: .decision, isRefrain: false, urgency: nil,
        condition: nil, dose: nil, limit: limit(span), remarks: []))
  }

  private func limit(_ span: String?) -> TimeLimit? {
    guard let span else { return nil }
    return TimeLimit(
      within: TimeSpan(iso8601: span), notBefore: nil, event: guideline.events[0].id)
  }

  private func text(_ words: String) -> Text { Text(nl: words, en: words) }
}
