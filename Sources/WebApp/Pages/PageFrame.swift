import Consultation
import GuidelineModel

/// What every page says of itself, whatever is on it.
struct PageFrame {
  let language: Language
  /// The name of the page, for the window and its history.
  let title: String
  /// The address of the page below that of its language, such as `/items`; empty for the overview.
  let path: String
  /// The case in hand, which goes along with every form; nil on pages that know no patient.
  var state: CaseState?

  static let brand = "Wervelwijzer"

  /// The address of everything in one language.
  static func home(_ language: Language) -> String { "/\(language.rawValue)" }

  /// The case in hand as the hidden fields of a form, as HTML: every form of a page carries the
  /// same, so it is written once.
  func fields(of site: Site) -> String {
    site.stencils.fields(in: language).html(
      state?.fields(of: site) ?? CaseState.Fields(document: "", trail: "", view: ""))
  }

  func context(of site: Site) -> [String: Any] {
    [
      "pageTitle": title, "bodyClass": "",
      "clock": Phrases(language).countdown.map { ["name": $0.name, "words": $0.words] },
      "languages": Language.allCases.map { other in
        [
          "code": other.rawValue, "isCurrent": other == language, "name": Self.names[other] ?? "",
          "address": Self.home(other) + path,
        ] as [String: Any]
      },
      "diagnostics": site.diagnostics?[language] ?? false,
      "hasCase": state != nil,
      "origin":
        "\(site.guideline.title[language]) \(site.guideline.version) · \(site.guideline.document.title)"
        + " · \(site.digest)",
    ]
  }

  private static let names: [Language: String] = [.dutch: "Nederlands", .english: "English"]
}
