import Consultation
import Exchange
import ExecutableForms
package import GuidelineFormat
package import GuidelineModel
import HTTPTypes
import Hummingbird
import JSON
package import Proof
import Reasoning

/// The pages for people, and their addresses.
package struct WebPages: Sendable {
  let site: Site

  /// The maximum size of a form in bytes.
  static let maximumFormSize = CaseReader.largestCase

  /// Prepares the pages of one guideline.
  ///
  /// - Parameters:
  ///   - loaded: The guideline.
  ///   - language: The language of the first page.
  ///   - clock: Returns the current time.
  ///   - limits: The limits of the proofs for an explanation.
  ///   - base: The path below which a proxy serves the pages.
  ///   - keepsOnDevice: Whether browsers may store patients on their device.
  ///   - diagnostics: The errors in a newer version of the guideline, shown on every page.
  package init(
    _ loaded: LoadedGuideline, language: Language, clock: @escaping JSONService.Clock,
    limits: ProofLimits = ProofLimits(), base: BasePath = .root, keepsOnDevice: Bool = true,
    diagnostics: Text? = nil
  ) {
    site = Site(
      loaded, language: language, clock: clock, limits: limits, base: base,
      keepsOnDevice: keepsOnDevice, diagnostics: diagnostics)
  }

  /// Renders in advance what is opened first, so that the first user need not wait.
  package func prepare() {
    for language in Language.allCases {
      _ = front(in: language)
      _ = site.sharedCache.tree(site.guideline.start, in: language)
    }
  }

  /// Every route of the pages.
  package var routes: [Route] {
    [
      Route(.get, "/") { _, _ in front(in: site.language) },
      Route(.get, DeviceWorker.address) { _, _ in DeviceWorker(site: site).response },
    ] + site.assets.routes
      + Language.allCases.flatMap { caseRoutes(in: $0) + readRoutes(in: $0) }
  }

  /// The pages of one patient.
  private func caseRoutes(in language: Language) -> [Route] {
    [
      form(.overview, in: language) { consult throws(Problem) in
        site.response(OverviewPage(site, language, state: consult.state))
      },
      form(.consult, in: language) { consult throws(Problem) in
        site.response(try ConsultPage(consult))
      },
      form(.advice, in: language) { consult throws(Problem) in
        site.response(try PlanPage(consult))
      },
      form(.report, in: language) { consult throws(Problem) in
        site.response(try ReportPage(consult))
      },
      form(.explain, in: language) { consult throws(Problem) in
        site.response(try ExplainPage(consult))
      },
      form(.letter(.any("letter")), in: language) { consult, names throws(Problem) in
        site.response(try LetterPage(try site.letter(named: names.get("letter")), consult))
      },
      form(.calendar, in: language) { consult throws(Problem) in try calendar(consult) },
      form(.caseFile, in: language) { consult throws(Problem) in caseFile(consult) },
    ]
      + [PageAddress.consult, .advice, .report, .explain, .overview].map { address in
        Route(.get, address.path(in: language)) { _, _ in
          site.response(ResumePage(address, site, language))
        }
      }
      + [
        Route(.get, PageAddress.letter(.any("letter")).path(in: language)) { _, context in
          let letter = try site.letter(named: context.parameters.get("letter"))
          return site.response(ResumePage(.letter(letter), site, language))
        }
      ]
  }

  /// A route that receives the form of a case.
  private func form(
    _ address: PageAddress, in language: Language,
    _ answer: @escaping @Sendable (Consult) throws(Problem) -> Response
  ) -> Route {
    form(address, in: language) { consult, _ throws(Problem) in try answer(consult) }
  }

  /// As above, with a variable part in the path.
  private func form(
    _ address: PageAddress, in language: Language,
    _ answer: @escaping @Sendable (Consult, Parameters) throws(Problem) -> Response
  ) -> Route {
    Route(.post, address.path(in: language)) { request, context in
      let fields = try await FormFields<ConsultForm.Field>.read(
        request, limit: Self.maximumFormSize)
      let form = try ConsultForm(fields)
      do {
        return try answer(
          try Consult(form, in: site, language: language), context.parameters)
      } catch let problem as Problem where Command(form.do, in: site.guideline) == .load {
        return page(
          for: RefusedCase(text: form.document ?? "", problem: problem), form, in: language)
      }
    }
  }

  /// The reference pages.
  private func readRoutes(in language: Language) -> [Route] {
    func page(
      _ address: PageAddress,
      _ answer: @escaping @Sendable (Parameters) throws(Problem) -> Response
    ) -> Route {
      Route(.get, address.path(in: language)) { _, context in try answer(context.parameters) }
    }
    return [
      page(.home) { _ throws(Problem) in front(in: language) },
      page(.manifest) { _ throws(Problem) in manifest(in: language) },
      page(.search) { _ throws(Problem) in site.response(SearchPage(site, language)) },
      Route(.post, PageAddress.search.path(in: language)) { request, _ in
        let form = try await FormFields<SearchField>.read(
          request, limit: SearchPage.maximumFormSize)
        return site.response(SearchPage(site, language, query: try form.value(.query) ?? ""))
      },
      page(.trees) { _ throws(Problem) in site.response(TreesPage(site, language)) },
      page(.tree(.any("tree"))) { names throws(Problem) in
        site.response(TreePage(try site.tree(named: names.get("tree")), site, language))
      },
      page(.outcome(.any("outcome"), of: .any("tree"))) { names throws(Problem) in
        let tree = try site.tree(named: names.get("tree"))
        let outcome = try site.outcome(named: names.get("outcome"), of: tree)
        return site.response(OutcomePage(outcome, of: tree, site, language))
      },
      page(.items) { _ throws(Problem) in site.response(ItemsPage(site, language)) },
      page(.item(.any("item"))) { names throws(Problem) in
        site.response(ItemPage(try site.item(named: names.get("item")), site, language))
      },
      page(.export(.any("hash"), .any("file"))) { names throws(Problem) in
        try export(hash: names.get("hash"), name: names.get("file"), in: language)
      },
      page(.offline) { _ throws(Problem) in site.response(OfflinePage(site, language)) },
      page(.about) { _ throws(Problem) in site.response(AboutPage(site, language)) },
    ]
  }

  /// A problem as a page.
  func page(for problem: Problem, in language: Language) -> Response {
    var page = site.response(ProblemPage(problem, site, language), status: problem.status)
    for field in problem.headers { page.headers.append(field) }
    return page
  }

  /// The overview with a text that could not be opened, and the current case if there is one.
  private func page(
    for refused: RefusedCase, _ form: ConsultForm, in language: Language
  ) -> Response {
    let held = form.case.flatMap { document in
      document.isEmpty
        ? nil
        : try? CaseState(
          document: document, trail: form.trail ?? "", view: form.view ?? "", at: site.clock(),
          in: site)
    }
    return site.response(
      OverviewPage(site, language, state: held, refused: refused), status: refused.problem.status)
  }

  /// The overview without a case.
  private func front(in language: Language) -> Response {
    let page = site.sharedCache.front(in: language) {
      OverviewPage(site, language, state: nil).markup
    }
    return site.response(page, in: language)
  }

  /// The deadlines as a calendar file.
  ///
  /// - Throws: ``Problem/noLimits`` when no step to be done has a clock time.
  private func calendar(_ consult: Consult) throws(Problem) -> Response {
    let evaluation = try consult.evaluation()
    let identity: DeadlineCalendar.Identity =
      evaluation.patient.id.map { id in
        .ofCase(id, sequence: consult.site.calendarSequence.next(at: consult.now.instant))
      } ?? .random(Interview.randomIdentity)
    let calendar = DeadlineCalendar(consult, evaluation)
    // RFC 5545 requires at least one entry.
    guard !calendar.isEmpty else { throw .noLimits }
    let text = calendar.text(identity)
    return Response(
      status: .ok,
      headers: [
        .contentType: "text/calendar; charset=utf-8",
        .contentDisposition: DownloadFile.calendar(of: consult).disposition(as: "ics"),
      ], body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
  }

  private func caseFile(_ consult: Consult) -> Response {
    let patient = consult.state.interview.patient(at: consult.now)
    let json = CaseWriter(site.guideline).json(patient)
    return Response(
      status: .ok,
      headers: [
        .contentType: "application/json",
        .contentDisposition: DownloadFile.case(of: consult).disposition(as: "json"),
      ], body: ResponseBody(byteBuffer: ByteBuffer(bytes: json)))
  }

  /// An export for another engine, cached by clients indefinitely.
  private func export(
    hash: String?, name: String?, in language: Language
  ) throws(Problem) -> Response {
    for file in site.sharedCache.exports(in: language) where file.name == name {
      guard case .success(let content) = file.content, content.hash == hash else { continue }
      return Response(
        status: .ok,
        headers: [
          .contentType: file.form.mediaType, .cacheControl: Assets.immutableCaching,
          .contentLanguage: language.rawValue,
          .contentDisposition: "attachment; filename=\"\(file.name)\"",
        ], body: ResponseBody(byteBuffer: ByteBuffer(bytes: content.bytes)))
    }
    throw .notFound
  }

  private func manifest(in language: Language) -> Response {
    var json = JSONText(indented: false)
    json.object { json in
      json.member("name", "\(PageFrame.brand): \(site.guideline.title[language])")
      json.member("short_name", PageFrame.brand)
      json.member("lang", language.rawValue)
      json.member("id", site.link(to: .home, in: language))
      json.member("start_url", site.link(to: .home, in: language))
      json.member("scope", site.base.address)
      json.member("display", "standalone")
      json.member("background_color", "#fbfaf7")
      json.member("theme_color", "#0f5c63")
      json.member("icons") { json in
        let assets = site.assets
        json.array([
          (assets.icon, "any"), (assets.touchIcon, "192x192"), (assets.largeIcon, "512x512"),
        ]) { json, icon in
          json.object { json in
            json.member("src", site.link(to: icon.0))
            json.member("type", icon.0.mediaType)
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

extension Problem {
  static let noLimits = Problem(
    status: .unprocessableContent,
    title: Text(nl: "Er is niets voor de agenda", en: "There is nothing for the calendar"),
    detail: Text(
      nl: "Niets in dit plan dat nog te doen is, heeft een termijn waarvan het tijdstip bekend is.",
      en: "Nothing in this plan that is still to be done has a time limit whose time is known."))
}
