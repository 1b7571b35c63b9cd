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
  /// The path below which the pages are shown.
  let base: BasePath
  /// Whether browsers may keep patients on their device.
  let keepsOnDevice: Bool
  /// What is wrong with a later version of the guideline than the one that is shown.
  let diagnostics: Text?
  let calendarSequence = CalendarSequence()
  let assets: Assets
  /// What changes with the app and with the guideline, by which a page knows whether it is of the newest.
  let edition: String
  let laidOut: LaidOut
  private let searchIndices: [Language: SearchIndex]

  /// Prepares the pages of one guideline.
  init(
    _ loaded: LoadedGuideline, language: Language, clock: @escaping JSONService.Clock,
    limits: ProofLimits, base: BasePath, keepsOnDevice: Bool, diagnostics: Text? = nil
  ) {
    self.base = base
    self.keepsOnDevice = keepsOnDevice
    self.diagnostics = diagnostics
    self.limits = limits
    guideline = loaded.guideline
    laidOut = LaidOut(loaded.guideline, digest: loaded.digest)
    digest = loaded.digest
    reasoner = Reasoner(loaded.guideline, limit: SearchLimit(nodes: limits.nodes))
    self.language = language
    self.clock = clock
    assets = .embedded
    let parts = assets.hash + loaded.digest + loaded.guideline.version
    edition = String(SHA256.hexadecimalHash(of: Array(parts.utf8)).prefix(16))
    let guideline = loaded.guideline
    searchIndices = Dictionary(
      uniqueKeysWithValues: Language.allCases.map { language in
        (language, SearchIndex(guideline, language: language))
      })
  }

  /// The address of a page, as links and forms have it.
  func link(to address: PageAddress, in language: Language) -> String {
    base.address(of: address.path(in: language))
  }

  /// The address of a part of the service, as pages have it.
  func link(to endpoint: Endpoint) -> String { base.address(of: endpoint.path) }

  /// The address of something at the root, as pages have it.
  func link(to path: String) -> String { base.address(of: path) }

  /// The address of a style sheet, a script or an icon, as pages have it.
  func link(to asset: Assets.Asset) -> String { base.address(of: asset.address) }

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
