import Consultation
import Foundation
import GuidelineFormat
import GuidelineModel
import HTTPTypes
import Hummingbird
import Markup
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
  let laidOut: LaidOut
  private let searchIndices: [Language: SearchIndex]

  /// Prepares the pages of one guideline.
  init(
    _ loaded: LoadedGuideline, language: Language, clock: @escaping JSONService.Clock,
    limits: ProofLimits, diagnostics: Text? = nil
  ) {
    self.diagnostics = diagnostics
    self.limits = limits
    guideline = loaded.guideline
    laidOut = LaidOut(loaded.guideline)
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

  /// A page as an answer.
  func response(_ page: some Page, status: HTTPResponse.Status = .ok) -> Response {
    response(page.markup, in: page.language, status: status)
  }

  /// A page that is rendered already.
  func response(
    _ page: RenderedMarkup, in language: Language, status: HTTPResponse.Status = .ok
  ) -> Response {
    Response(
      status: status,
      headers: [.contentType: "text/html; charset=utf-8", .contentLanguage: language.rawValue],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: page.utf8)))
  }
}
