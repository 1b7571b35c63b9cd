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

/// The page shown instead of one that cannot be requested without a connection.
struct OfflinePage: Page {
  let frame: PageFrame

  init(_ site: Site, _ language: Language) {
    frame = PageFrame(
      site, language, title: PageWords(language: language).offlineHeading, .offline, kind: "away")
  }

  var content: Fragment {
    .div(
      [.class("front")],
      .h1([.id("question"), .tabindex("-1")], words.offlineHeading),
      .p(words.offlineText),
      .p(link(to: .home, class: "button", words.toOverview)),
      devicePart)
  }
}

/// The page that a link with a case opens: the case is in the fragment, which only a script in the
/// browser sees; the script posts it to the same address.
struct ResumePage: Page {
  let frame: PageFrame

  init(_ address: PageAddress, _ site: Site, _ language: Language) {
    frame = PageFrame(
      site, language, title: PageWords(language: language).resumeHeading, address)
  }

  var content: Fragment {
    .div(
      [
        .class("front"), .id("resume"), .data("action", address(of: frame.address)),
      ],
      .h1([.id("question"), .tabindex("-1")], words.resumeHeading),
      .p([.class("with-script"), .hidden], words.resumeEmpty),
      .noscript(.p(words.resumeNoScript)),
      .p(link(to: .home, class: "button", words.toOverview)))
  }
}
