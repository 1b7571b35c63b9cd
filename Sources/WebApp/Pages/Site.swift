import Consultation
import Foundation
import GuidelineFormat
import GuidelineModel
import HTTPTypes
import Hummingbird
import Markup
import Proof
import Reasoning

/// What all pages are made from.
struct Site: Sendable {
  let guideline: Guideline
  let digest: String
  let reasoner: Reasoner
  /// The default language.
  let language: Language
  let clock: JSONService.Clock
  /// The limits of the proofs for an explanation.
  let limits: ProofLimits
  /// The path below which the pages are served.
  let base: BasePath
  /// Whether browsers may store patients on their device.
  let keepsOnDevice: Bool
  /// The errors in a newer version of the guideline, which is therefore not shown.
  let diagnostics: Text?
  let calendarSequence = CalendarSequence()
  let assets: Assets
  /// Changes with the app and with the guideline; a page compares it to know whether it is current.
  let edition: String
  let sharedCache: SharedPageCache
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
    sharedCache = SharedPageCache(loaded.guideline, digest: loaded.digest)
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

  /// The address of a page for links and forms.
  func link(to address: PageAddress, in language: Language) -> String {
    base.address(of: address.path(in: language))
  }

  /// The address of an endpoint of the service, for links.
  func link(to endpoint: Endpoint) -> String { base.address(of: endpoint.path) }

  /// The address of a path below the root, for links.
  func link(to path: String) -> String { base.address(of: path) }

  /// The address of a style sheet, script or icon, for links.
  func link(to asset: Assets.Asset) -> String { base.address(of: asset.address) }

  func searchIndex(in language: Language) -> SearchIndex {
    searchIndices[language] ?? SearchIndex(guideline, language: language)
  }

  /// A page as a response.
  func response(_ page: some Page, status: HTTPResponse.Status = .ok) -> Response {
    response(page.markup, in: page.language, status: status)
  }

  /// A rendered page as a response.
  func response(
    _ page: RenderedMarkup, in language: Language, status: HTTPResponse.Status = .ok
  ) -> Response {
    Response(
      status: status,
      headers: [.contentType: "text/html; charset=utf-8", .contentLanguage: language.rawValue],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: page.utf8)))
  }
}
