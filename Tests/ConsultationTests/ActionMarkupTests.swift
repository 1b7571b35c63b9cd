import Foundation
import GuidelineFormat
import Markup
import TestSupport
import Testing

@testable import Consultation
@testable import GuidelineModel

/// What reports and pages show of an action: every limit must stand by its own action.
@Suite struct ActionMarkupTests {
  private let guideline: Guideline

  init() throws {
    guideline = try Clinic.builtIn().guideline
  }

  @Test(arguments: Language.allCases)
  func `every step of every outcome is shown with its remarks and its limit`(
    language: Language
  ) {
    for outcome in guideline.trees.flatMap(\.outcomes) {
      expectWhole(OutcomeInWords(outcome, of: guideline, in: language).action)
    }
  }

  @Test(arguments: Language.allCases)
  func `limits at every depth stand by their own actions`(language: Language) {
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
    let outcome = Outcome(
      id: guideline.trees[0].outcomes[0].id, summary: text("all"), wording: text("all"),
      action: action, limits: [], fixes: [], continuation: .trees([]), formerNames: [],
      events: guideline.events)
    let words = OutcomeInWords(outcome, of: guideline, in: language).action
    #expect(Set(words.limits).count == 6)
    expectWhole(words)
    let html = words.markup.html().text
    let order = words.limits.map { limit in html.range(of: limit.time)?.lowerBound }
    #expect(order == order.sorted { ($0 ?? html.endIndex) < ($1 ?? html.endIndex) })
  }

  @Test func `words of a guideline cannot become markup`() {
    let words = OutcomeInWords(
      Outcome(
        id: guideline.trees[0].outcomes[0].id, summary: text("x"), wording: text("x"),
        action: step("<b>&\"'", within: nil), limits: [], fixes: [], continuation: .trees([]),
        formerNames: [], events: guideline.events), of: guideline, in: .dutch
    ).action
    #expect(
      words.markup.html().text == "<ul class=\"actions\"><li>&lt;b&gt;&amp;&quot;&#39;</li></ul>")
  }

  private func expectWhole(_ action: ActionWords) {
    let html = action.markup.html().text
    for step in steps(of: action) {
      let shown = Fragment.group([
        .text(step.text), .each(step.remarks) { .span([.class("remark")], "\($0).") },
        step.limit?.markup,
      ])
      #expect(html.contains(shown.html().text + "</li>"))
    }
    for group in groups(of: action) {
      #expect(html.contains("</ul>" + (group.limit?.markup.html().text ?? "")))
      #expect(group.condition.map { html.contains(Fragment.p("\($0):").html().text) } ?? true)
    }
    #expect(html.components(separatedBy: "class=\"limit").count - 1 == action.limits.count)
  }

  private func steps(of action: ActionWords) -> [StepWords] {
    switch action {
    case .step(let step): [step]
    case .group(let group): group.members.flatMap { steps(of: $0.action) }
    }
  }

  private func groups(of action: ActionWords) -> [GroupWords] {
    switch action {
    case .step: []
    case .group(let group): [group] + group.members.flatMap { groups(of: $0.action) }
    }
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
