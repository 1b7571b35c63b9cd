import Consultation
import GuidelineModel
import Mustache

/// The templates of all pages, each with the words of one language already in it.
///
/// A page names a hundred fixed words; looking them up again for every page took a tenth of its
/// time.
struct PageTemplates: Sendable {
  private let library: MustacheLibrary

  /// Made once; the templates are part of the program.
  private static let embedded: [Language: PageTemplates] = Dictionary(
    uniqueKeysWithValues: Language.allCases.map { ($0, PageTemplates($0)) })

  static func `in`(_ language: Language) -> PageTemplates {
    embedded[language] ?? PageTemplates(language)
  }

  private init(_ language: Language) {
    let own = EmbeddedFile.files(in: "Templates").map { file in
      (String(file.name.prefix { $0 != "." }), String(decoding: file.bytes, as: UTF8.self))
    }
    let all = AdviceReport.parts.merging(own) { part, _ in
      preconditionFailure("A page has the name of a part: \(part)")
    }
    let fixed = Self.fixedValues(in: language)
    do {
      library = MustacheLibrary(
        templates: try all.mapValues {
          try MustacheTemplate(string: HTMLText.pragma + Self.filled($0, fixed))
        })
    } catch {
      preconditionFailure(
        "The templates are part of the program, and the tests render each of them.")
    }
  }

  /// What the templates name that is the same on every page of a language.
  private static func fixedValues(in language: Language) -> [String: String] {
    var values = [
      "language": language.rawValue, "home": PageFrame.home(language), "brand": PageFrame.brand,
    ]
    for (name, word) in PageWords(language: language).all { values["words.\(name)"] = word }
    for (name, address) in Assets.embedded.addresses { values["assets.\(name)"] = address }
    return values
  }

  /// The template with the fixed values in place of their names.
  private static func filled(_ template: String, _ values: [String: String]) -> String {
    template.replacing(#/{{([a-zA-Z.]+)}}/#) { match in
      values[String(match.1)].map(HTMLText.escaped) ?? String(match.0)
    }
  }

  /// A page or a part of one.
  ///
  /// - Parameters:
  ///   - template: The name of its template.
  ///   - values: What the template names, besides what is fixed.
  /// - Returns: HTML, every value in it escaped unless the template asks for it as it is.
  func html(_ template: String, _ values: [String: Any]) -> String {
    library.render(values, withTemplate: template) ?? ""
  }
}
