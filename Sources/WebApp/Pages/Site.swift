import Consultation
import Foundation
import GuidelineFormat
import GuidelineModel
import Hummingbird
import Proof
import Reasoning

/// What every page is made from.
struct Site: Sendable {
  let guideline: Guideline
  let digest: String
  let reasoner: Reasoner
  /// The language of those who name none.
  let language: Language
  let clock: JSONService.Clock
  /// How much an explanation may take.
  let limits: ProofLimits
  /// What is wrong with a later version of the guideline than the one that is shown.
  let diagnostics: Text?
  let calendarSequence = CalendarSequence()
  let assets: Assets
  let stencils: SiteStencils
  private let searchIndices: [Language: SearchIndex]

  /// Prepares the pages of one guideline.
  init(
    _ loaded: LoadedGuideline, language: Language, clock: @escaping JSONService.Clock,
    limits: ProofLimits, diagnostics: Text? = nil
  ) {
    self.diagnostics = diagnostics
    self.limits = limits
    guideline = loaded.guideline
    stencils = SiteStencils(of: loaded.guideline)
    digest = loaded.digest
    reasoner = Reasoner(loaded.guideline, limit: SearchLimit(nodes: limits.nodes))
    self.language = language
    self.clock = clock
    assets = .embedded
    let guideline = loaded.guideline
    searchIndices = Dictionary(
      uniqueKeysWithValues: Language.allCases.map { language in
        (language, SearchIndex(guideline, language: language))
      })
  }

  func searchIndex(in language: Language) -> SearchIndex {
    searchIndices[language] ?? SearchIndex(guideline, language: language)
  }

  /// A page.
  ///
  /// - Parameters:
  ///   - template: The template that lays it out.
  ///   - frame: What every page says of itself.
  ///   - context: The values that the template names besides those of the frame.
  ///   - status: The status of the answer.
  /// - Returns: The page as an answer, in the language of its frame.
  func page(
    _ template: String, _ frame: PageFrame, _ context: [String: Any] = [:],
    status: HTTPResponse.Status = .ok
  ) -> Response {
    page(html(template, frame, context), in: frame.language, status: status)
  }

  /// A page as HTML; the parameters are those of ``page(_:_:_:status:)``.
  func html(_ template: String, _ frame: PageFrame, _ context: [String: Any] = [:]) -> String {
    var values = frame.context(of: self).merging(context) { $1 }
    values["fields"] = frame.fields(of: self)
    return PageTemplates.in(frame.language).html(template, values)
  }

  /// A page that is HTML already.
  func page(
    _ html: String, in language: Language, status: HTTPResponse.Status = .ok
  ) -> Response {
    Response(
      status: status,
      headers: [.contentType: "text/html; charset=utf-8", .contentLanguage: language.rawValue],
      body: ResponseBody(byteBuffer: ByteBuffer(string: html)))
  }
}
