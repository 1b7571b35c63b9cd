import GuidelineModel
import HTTPTypes
import Markup

/// What went wrong, for those who read pages.
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
      problem.detail.map { .p($0[language]) },
      problem.path.map { .p(.code($0)) },
      problem.allowed.isEmpty
        ? nil : .p("\(words.allowed): \(problem.allowed.joined(separator: ", "))"),
      problem.status == .notFound ? .p(words.notFoundHelp) : nil,
      problem.suggestion.map { .p("\(words.suggestion): \($0)") },
      .p(link(to: .home, class: "button", words.toOverview)))
  }
}
