import GuidelineModel
import Markup

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
