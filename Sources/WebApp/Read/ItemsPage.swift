import GuidelineModel
import Markup

/// All items of the guideline.
struct ItemsPage: Page {
  let frame: PageFrame

  init(_ site: Site, _ language: Language) {
    frame = PageFrame(site, language, title: PageWords(language: language).items, .items)
  }

  var content: Fragment {
    .div(
      [.class("page")],
      .h1(words.items),
      .ul(
        [.class("hits")],
        .each(guideline.items) { item in
          .li(
            link(to: .item(item), item.label[language]), .br(),
            .span(
              [.class("quiet")],
              item.values.map { $0.label[language] }.joined(separator: " · ")))
        }))
  }
}
