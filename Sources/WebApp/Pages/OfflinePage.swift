import GuidelineModel
import Markup

/// What is read in place of a page that there is no connection to ask for.
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
