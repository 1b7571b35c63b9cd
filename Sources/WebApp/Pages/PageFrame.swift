import Consultation
import GuidelineModel
import Markup

/// The metadata of every page, and the frame around its content.
struct PageFrame {
  let site: Site
  let language: Language
  /// The title of the page, for the window and the history.
  let title: String
  let address: PageAddress
  /// Whether there is a current case, which every form then carries.
  let hasCase: Bool
  /// The name by which style sheet and scripts recognise the page.
  let kind: String
  /// The guideline that the page follows, its version and its digest.
  let origin: String
  /// The header and footer of every printed sheet.
  private let sheet: String
  /// The current case as the hidden fields of a form; rendered once, since every form contains the
  /// same.
  let fields: Fragment
  /// The form that is submitted when another language is chosen, so that input is kept; `nil` if
  /// there is none to lose.
  private let resubmittedForm: String?

  static let brand = "Wervelwijzer"

  init(
    _ site: Site, _ language: Language, title: String, _ address: PageAddress,
    state: CaseState? = nil, kind: String = "", origin: String? = nil, sheet: String? = nil,
    resubmittedForm: String? = nil
  ) {
    self.site = site
    self.language = language
    self.title = title
    self.address = address
    self.kind = kind
    self.resubmittedForm = resubmittedForm
    let guideline = site.guideline
    self.origin =
      origin
      ?? "\(guideline.title[language]) \(guideline.version) · \(guideline.document.title) · \(site.digest)"
    self.sheet = sheet ?? "\(title) · \(guideline.edition(in: language))"
    hasCase = state != nil
    fields = .rendered((state?.fields(of: site) ?? .none).hidden.html())
  }

  private var words: PageWords { PageWords(language: language) }

  /// The whole page around its content.
  func document(_ content: Fragment) -> Fragment {
    .html(
      [.lang(language.rawValue), .sheet(sheet)] + (Self.countdown[language] ?? []),
      head,
      .body(
        deviceData + remarkData + [
          .class(kind), .data("unreachable", words.unreachable),
          .data("unusable", words.unusable), .data("unrecorded", words.unrecorded),
          .data("retry", words.retry),
          .data("copied", words.copied), .data("linked", words.linked),
          .data("uncopied", words.uncopied), .data("change-answer", words.changeAnswer),
          .data("change", words.changeTo), .data("leave", words.leaveAsIs),
          .data("back-to-case", words.backToCase),
        ],
        .a([.class("skip"), .href("#main")], words.skip),
        .urgencyShapes, bar,
        .div([.id("notices")], diagnostics),
        .div([.id("state"), .class("notice state"), .role("status"), .hidden]),
        .p([.id("news"), .class("unseen"), .role("status"), .aria("live", "polite")]),
        .div([.id("offline"), .class("notice offline"), .role("alert"), .hidden]),
        .main([.id("main"), .tabindex("-1")], content),
        foot))
  }

  /// The texts that the countdown script uses.
  private static let countdown = Dictionary(
    uniqueKeysWithValues: Language.allCases.map { language -> (Language, [Attribute?]) in
      (language, Phrases(language).countdown.map { .data($0.name, $0.words) })
    })

  private var head: Fragment {
    .head(
      part(.metadata) {
        .group([
          .meta([.charset("utf-8")]),
          .meta([.name("viewport"), .content("width=device-width, initial-scale=1")]),
          .meta([.name("color-scheme"), .content("light dark")]),
          .meta([.name("theme-color"), .content("#0f5c63")]),
        ])
      },
      .title("\(title) · \(Self.brand)"),
      part(.assets) {
        .group([
          .link([.rel("stylesheet"), .href(site.link(to: site.assets.style))]),
          .link([
            .rel("icon"), .href(site.link(to: site.assets.icon)),
            .type(site.assets.icon.mediaType),
          ]),
          .link([.rel("apple-touch-icon"), .href(site.link(to: site.assets.touchIcon))]),
          .link([.rel("manifest"), .href(site.link(to: .manifest, in: language))]),
          .script([.src(site.link(to: site.assets.script)), .type("module")]),
        ])
      })
  }

  private func part(_ part: SharedPageCache.Part, _ make: () -> Fragment) -> Fragment {
    site.sharedCache.part(part, in: language, make)
  }

  private var bar: Fragment {
    .header(
      [.class("bar")],
      hasCase
        ? form(to: PageAddress.overview, .button([.class("brand"), .type("submit")], Self.brand))
        : .a([.class("brand"), .href(site.link(to: .home, in: language))], Self.brand),
      label,
      part(.siteLinks) {
        .nav(
          [.aria("label", words.site)],
          entry(.trees, words.trees), " ", entry(.items, words.items), " ",
          entry(.search, words.search), " ", entry(.about, words.about))
      },
      .div(
        [.class("languages"), .role("group"), .aria("label", words.languageChoice)],
        .each(Language.allCases, choice)))
  }

  private func entry(_ address: PageAddress, _ words: String) -> Fragment {
    .a([.href(site.link(to: address, in: language))], words)
  }

  /// A link to the same page in another language.
  private func choice(_ other: Language) -> Fragment {
    let code = other.rawValue
    if other == language { return .span([.aria("current", "true"), .lang(code)], code) }
    if let resubmittedForm {
      return .button(
        [
          .type("submit"), Attribute("form", resubmittedForm),
          Attribute("formaction", site.link(to: address, in: other)), .lang(code),
          .title(Self.name(of: other)),
        ], code)
    }
    guard hasCase else {
      return .a(
        [
          .href(site.link(to: address, in: other)), .hreflang(code), .lang(code),
          .title(Self.name(of: other)),
        ],
        code)
    }
    return .form(
      [.method("post"), .action(site.link(to: address, in: other))], fields,
      .button([.type("submit"), .lang(code), .title(Self.name(of: other))], code))
  }

  /// The name of a language in that language.
  private static func name(of language: Language) -> String {
    switch language {
    case .dutch: "Nederlands"
    case .english: "English"
    }
  }

  private func form(to address: PageAddress, _ button: Fragment) -> Fragment {
    .form([.method("post"), .action(site.link(to: address, in: language))], fields, button)
  }

  /// The errors in a newer version of the guideline.
  private var diagnostics: Fragment? {
    site.diagnostics.map { diagnostics in
      .section(
        [.class("diagnostics"), .role("alert"), .aria("label", words.diagnostics)],
        .h2(words.diagnostics), .pre(diagnostics[language]))
    }
  }

  private var foot: Fragment {
    part(.foot(origin: origin)) {
      .footer(
        [.class("foot")],
        .p(words.disclaimer),
        .p([.class("quiet")], origin),
        .details(
          [.class("shortcuts"), .hidden],
          .summary(words.shortcuts),
          .p(
            .kbd("1"), " – ", .kbd("9"), " \(words.keyAnswer) · ",
            .kbd("0"), " \(words.keyUnknown) · ",
            .kbd("Backspace"), " \(words.keyBack) · ",
            .kbd("?"), " \(words.keyHelp)"),
          .label(
            [.class("tick")], .input([.id("shortcuts"), .type("checkbox")]), " \(words.keysOn)")))
    }
  }
}
