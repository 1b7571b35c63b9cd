import GuidelineModel
import Markup

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
