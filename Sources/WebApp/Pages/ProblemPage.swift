import GuidelineModel
import HTTPTypes
import Markup

/// A problem as a page.
struct ProblemPage: Page {
  let frame: PageFrame
  private let problem: Problem

  init(_ problem: Problem, _ site: Site, _ language: Language) {
    self.problem = problem
    frame = PageFrame(site, language, title: problem.title[language], .home)
  }

  var content: Fragment {
    .div(
      [.class("front")],
      .h1([.id("question"), .tabindex("-1")], problem.title[language]),
      CaseProblemPart(problem, of: guideline, in: language).content,
      problem.status == .notFound ? .p(words.notFoundHelp) : nil,
      problem.status == .contentTooLarge ? .p(words.tooLargeHelp) : nil,
      .p(link(to: .home, class: "button", words.toOverview)))
  }
}
