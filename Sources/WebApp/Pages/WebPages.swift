import Consultation
import Exchange
import Foundation
package import GuidelineFormat
package import GuidelineModel
import HTTPTypes
import Hummingbird
import JSON
package import Proof
import Reasoning

/// The pages that people read, and their addresses.
package struct WebPages: Sendable {
  let site: Site

  /// The most bytes a form may carry: a case, its quotes and brackets written as three bytes each.
  static let largestForm = CaseReader.largestCase

  /// Prepares the pages of one guideline.
  ///
  /// - Parameters:
  ///   - loaded: The guideline.
  ///   - language: The language of the first page.
  ///   - clock: Tells the time.
  ///   - limits: How much an explanation may take.
  ///   - diagnostics: What is wrong with a later version of the guideline, to be shown on every page.
  package init(
    _ loaded: LoadedGuideline, language: Language, clock: @escaping JSONService.Clock,
    limits: ProofLimits = ProofLimits(), diagnostics: Text? = nil
  ) {
    site = Site(
      loaded, language: language, clock: clock, limits: limits, diagnostics: diagnostics)
  }

  /// Lays out what is opened first, so that the first to open it need not wait for that.
  package func prepare() {
    for language in Language.allCases {
      _ = overview(in: language, state: nil)
      _ = site.stencils.tree(site.guideline.start, in: language)
    }
  }

  /// Every address of the pages.
  package var routes: [Route] {
    [Route(.get, "/") { _, _ in overview(in: site.language, state: nil) }] + site.assets.routes
      + Language.allCases.flatMap(routes)
  }

  private func routes(in language: Language) -> [Route] {
    let home = PageFrame.home(language)
    return [
      Route(.get, home) { _, _ in overview(in: language, state: nil) },
      Route(.get, "\(home)/manifest.webmanifest") { _, _ in manifest(in: language) },
      Route(.get, home + SearchPage.path) { _, _ in
        SearchPage(site: site, language: language).page(for: "")
      },
      Route(.post, home + SearchPage.path) { request, _ in
        try await SearchPage(site: site, language: language).answer(to: request)
      },
      form("\(home)/overview", in: language) { overview(in: language, state: $0.state) },
      form("\(home)/consult", in: language) { consult throws(Problem) in
        let page = try ConsultPage(consult)
        return site.page(page.html, in: language)
      },
      form("\(home)/advice", in: language) { consult throws(Problem) in
        let page = try AdvicePage(consult)
        return site.page("advice", page.frame("/advice"), page.context)
      },
      form("\(home)/report", in: language) { consult throws(Problem) in
        let page = try AdvicePage(consult)
        return site.page("sheet", page.frame("/report"), page.reportContext)
      },
      form("\(home)/explain", in: language) { consult throws(Problem) in
        let page = try ExplainPage(consult, wish: consult.wish)
        return site.page("explain", page.frame, try page.context())
      },
      form("\(home)/deadlines.ics", in: language) { consult throws(Problem) in
        try AdvicePage(consult).calendar
      },
      form("\(home)/case.json", in: language) { consult throws(Problem) in
        caseFile(consult)
      },
    ]
      + ReadPages.addresses.map { address in
        Route(.get, home + address.path) { _, context in
          try address.page(ReadPages(site: site, language: language), context.parameters)
        }
      }
      + ["consult", "advice", "report", "explain", "overview"].map { name in
        Route(.get, "\(home)/\(name)") { _, _ in resume("/\(name)", in: language) }
      }
  }

  /// An address that takes the form of a case.
  private func form(
    _ path: String, in language: Language,
    _ answer: @escaping @Sendable (Consult) throws(Problem) -> Response
  ) -> Route {
    Route(.post, path) { request, _ in
      let form = try await ConsultForm.read(request, limit: Self.largestForm)
      return try answer(try Consult(form, in: site, language: language))
    }
  }

  /// What went wrong, for those who read pages.
  func page(for problem: Problem, in language: Language) -> Response {
    let words = PageWords(language: language)
    var page = site.page(
      "problem", PageFrame(language: language, title: problem.title[language], path: ""),
      [
        "heading": problem.title[language], "detail": problem.detail?[language] ?? false,
        "place": problem.path ?? false, "hasAllowed": !problem.allowed.isEmpty,
        "allowed": problem.allowed.joined(separator: ", "),
        "suggestion": problem.suggestion ?? false,
        "help": problem.status == .notFound ? words["notFoundHelp"] as Any : false,
      ], status: problem.status)
    for field in problem.headers { page.headers.append(field) }
    return page
  }

  private func overview(in language: Language, state: CaseState?) -> Response {
    let page = OverviewPage(site: site, language: language, state: state)
    guard state == nil else { return site.page("overview", page.frame, page.context) }
    let html = site.stencils.front(in: language) {
      site.html("overview", page.frame, page.context)
    }
    return site.page(html, in: language)
  }

  /// The page that a link with a case opens: the case is behind the `#`, where only a script in the
  /// browser sees it.
  private func resume(_ path: String, in language: Language) -> Response {
    let words = PageWords(language: language)
    return site.page(
      "resume", PageFrame(language: language, title: words["resumeHeading"], path: path),
      ["resumeAddress": PageFrame.home(language) + path])
  }

  private func caseFile(_ consult: Consult) -> Response {
    let patient = consult.state.interview.patient(at: consult.now)
    let json = CaseWriter(site.guideline).json(patient)
    return Response(
      status: .ok,
      headers: [
        .contentType: "application/json",
        .contentDisposition: "attachment; filename=\"\(site.guideline.id)-\(Self.fileWord).json\"",
      ], body: ResponseBody(byteBuffer: ByteBuffer(bytes: json)))
  }

  /// No date and no number in the name of a saved case: it is the clinician's to name.
  private static let fileWord = "case"

  private func manifest(in language: Language) -> Response {
    var json = JSONText(indented: false)
    json.object { json in
      json.member("name", "\(PageFrame.brand): \(site.guideline.title[language])")
      json.member("short_name", PageFrame.brand)
      json.member("lang", language.rawValue)
      json.member("start_url", PageFrame.home(language))
      json.member("scope", "/")
      json.member("display", "standalone")
      json.member("background_color", "#fbfaf7")
      json.member("theme_color", "#0f5c63")
      json.member("icons") { json in
        json.array([("icon.svg", "any"), ("icon-192.png", "192x192"), ("icon-512.png", "512x512")])
        {
          json, icon in
          guard let asset = site.assets.assets[icon.0] else { return }
          json.object { json in
            json.member("src", asset.address)
            json.member("type", asset.mediaType)
            json.member("sizes", icon.1)
          }
        }
      }
    }
    return Response(
      status: .ok, headers: [.contentType: "application/manifest+json"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: json.bytes)))
  }
}
