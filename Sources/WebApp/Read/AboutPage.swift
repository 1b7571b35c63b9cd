import GuidelineModel
import Markup

/// What the app is, for whom, what it is made from, and who may use it.
struct AboutPage: Page {
  let frame: PageFrame

  init(_ site: Site, _ language: Language) {
    frame = PageFrame(site, language, title: PageWords(language: language).about, .about)
  }

  var content: Fragment {
    .div(
      [.class("page")],
      .h1(words.about),
      .p([.class("lead")], words.aboutLead),
      .p(words.disclaimer),
      .p(words.aboutDevice),
      guideline.document.remark.map { .p($0[language]) },
      .dl(
        [.class("facts")],
        fact(words.guidelineName, "\(guideline.title[language]) \(guideline.version)"),
        fact(
          words.madeFrom,
          "\(guideline.document.title), \(words.pages(guideline.document.pageCount))"),
        fact(words.digest, .code(site.digest)),
        fact(words.scopeFor, "\(guideline.scope.includes[language])"),
        fact(words.scopeNotFor, .each(guideline.scope.excludes) { "\($0[language]). " })),
      intendedUse,
      .h2(words.aboutPatients),
      .p(words.aboutPatientsText),
      site.keepsOnDevice ? .p(words.aboutKeptText) : nil,
      readings,
      .h2(words.sources),
      .ul(.each(guideline.sources) { .li($0.markup) }),
      .h2(words.forPrograms),
      .p(
        "\(words.forProgramsText) ",
        .a([.href(site.link(to: Endpoint.description))], Endpoint.description.path)))
  }

  private func fact(_ term: String, _ fact: Fragment) -> Fragment { .div(.dt(term), .dd(fact)) }

  private var intendedUse: Fragment {
    .group([
      .h2(words.intendedUse),
      .p(words.intendedUseText),
      .p(words.useInCareText),
      .p(words.hazardsText),
    ])
  }

  private var readings: Fragment? {
    guard !guideline.readings.isEmpty else { return nil }
    return .group([
      .h2(words.readings),
      .p(words.readingsText),
      .ul(
        [.class("hits")],
        .each(guideline.readings) { reading in
          .li(
            link(to: reading.tree), .br(), "\(reading.change[language]) ",
            .span([.class("quiet")], "\(words.whyOpen): \(reading.reason[language])"))
        }),
    ])
  }
}
