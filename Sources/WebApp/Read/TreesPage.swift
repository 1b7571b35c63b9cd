import GuidelineModel
import Markup

/// Every tree, by phase.
struct TreesPage: Page {
  let frame: PageFrame

  init(_ site: Site, _ language: Language) {
    frame = PageFrame(site, language, title: PageWords(language: language).trees, .trees)
  }

  var content: Fragment {
    .group([
      .div([.class("page")], .h1(words.trees)),
      .div(
        [.class("phases")],
        .each(guideline.phases) { phase in
          .div(
            [.class("phase")],
            .h2(phase.label[language]), .ul(.each(phase.trees) { .li(link(to: $0)) }))
        }),
    ])
  }
}
