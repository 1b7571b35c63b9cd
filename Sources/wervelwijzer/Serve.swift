import ArgumentParser
import Foundation
import Glibc
import GuidelineFormat
import GuidelineModel
import Logging
import Synchronization
import WebApp

/// `serve`: serves the web app and the JSON service.
struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Serve the web app and the JSON service over HTTP.",
    discussion: """
      Prints the address once it listens, and stops on SIGTERM, SIGINT or SIGHUP after finishing
      what was begun. It keeps nothing about a patient, and logs neither queries nor bodies. It
      speaks plain HTTP: on a network, put it behind a proxy that speaks HTTPS.
      """)

  @Option(help: "The name or address of the interface to listen on.")
  var host = "127.0.0.1"

  @Option(help: "The port to listen on; 0 for any that is free.")
  var port: UInt16 = 8080

  @Option(
    help: ArgumentHelp(
      "Who may show the pages in a frame: none, self, or origins separated by spaces.",
      valueName: "sources"))
  var frameAncestors = "none"

  @Option(
    help: ArgumentHelp(
      "The one other origin whose pages may use the service; by default there is none.",
      valueName: "origin"))
  var corsOrigin: String?

  @Option(
    help: ArgumentHelp(
      "The path below which a proxy shows the pages and the service, such as /wervelwijzer.",
      valueName: "path"))
  var basePath = "/"

  @Flag(
    name: .customLong("no-device-storage"),
    help:
      "Have browsers keep no patient on their device: no labels, no list of patients, nothing to read without a network. What they kept is erased."
  )
  var keepsNothingOnDevice = false

  @Flag(help: "Read the folder of --guideline again whenever a file in it changes.")
  var watch = false

  @OptionGroup var language: LanguageOption
  @OptionGroup var now: NowOption
  @OptionGroup var guideline: GuidelineOption
  @OptionGroup var limit: LimitOption

  func validate() throws {
    if watch, guideline.folder == nil {
      throw ValidationError("--watch takes a folder: --guideline DIR --watch")
    }
    guard BasePath(basePath) != nil else {
      throw ValidationError(
        "--base-path takes a path such as /wervelwijzer: names of letters, digits, - . _ and ~, each after a slash, and no slash at the end"
      )
    }
    guard SecurityHeaders(frameAncestorsNamed: frameAncestors) != nil else {
      throw ValidationError(
        "--frame-ancestors takes none, self, or origins such as https://ehr.example")
    }
    if let corsOrigin, CrossOriginAccess(origin: corsOrigin) == nil {
      throw ValidationError("--cors-origin takes an origin such as https://ehr.example")
    }
  }

  func run() async throws {
    let loaded = try guideline.load()
    let clock = try now.clock(in: loaded.guideline)
    let log = ServerLog.queue()
    defer { log.finish() }
    let service = JSONService(
      loaded, language: language.language, version: Wervelwijzer.programVersion, clock: clock,
      limit: limit.search, base: base,
      metrics: RequestMetrics(droppedLines: { log.dropped }))
    var limits = ServerLimits()
    limits.connections = OpenFiles.raisedConnectionLimit()
    let pages = WebPages(
      loaded, language: language.language, clock: clock, limits: limit.limits, base: base,
      keepsOnDevice: !keepsNothingOnDevice)
    let server = WebServer(
      service: service, pages: pages,
      headers: SecurityHeaders(frameAncestorsNamed: frameAncestors) ?? SecurityHeaders(),
      crossOrigin: corsOrigin.flatMap { CrossOriginAccess(origin: $0) }, limits: limits,
      logger: Logger(label: ServerLog.name) { ServerLog(label: $0, queue: log) })
    Task(priority: .utility) { @concurrent in pages.prepare() }
    let watching =
      watch
      ? guideline.folder.map { path in
        Task { try await follow(path, for: server, instead: loaded, service.metrics, clock) }
      } : nil
    defer { watching?.cancel() }
    Interruption.stopOnHangUp()
    try await listen(server)
  }

  private var base: BasePath { BasePath(basePath) ?? .root }

  private func listen(_ server: WebServer) async throws {
    let announcement = Mutex(Result<Void, any Error>.success(()))
    do {
      try await server.run(host: host, port: Int(port)) { port in
        // On another thread, since the reader of the address may be slow.
        Thread.detachNewThread {
          do {
            try announce(port)
          } catch {
            announcement.withLock { $0 = .failure(error) }
            // The same way to stop as for any other request.
            _ = kill(getpid(), SIGTERM)
          }
        }
      }
    } catch {
      throw CommandFailure.badInput(
        nl: "luisteren op \(shownHost):\(port) lukt niet: \(error)",
        en: "listening on \(shownHost):\(port) failed: \(error)")
    }
    try announcement.withLock { try $0.get() }
  }

  /// Writes the address; it is no failure if nobody reads it.
  private func announce(_ port: Int) throws {
    try Output.report("http://\(shownHost):\(port)\n")
  }

  private var shownHost: String { host.contains(":") ? "[\(host)]" : host }

  /// Serves the folder after every change; while it has errors, the last version without.
  private func follow(
    _ path: String, for server: WebServer, instead loaded: LoadedGuideline,
    _ metrics: RequestMetrics, _ clock: @escaping JSONService.Clock
  ) async throws {
    let (language, limits, search, base) = (language.language, limit.limits, limit.search, base)
    let keepsOnDevice = !keepsNothingOnDevice
    let lastGood = Mutex(loaded)
    try await FolderWatch(path: path).run { result in
      let diagnostics: Text?
      switch result {
      case .success(let changed):
        lastGood.withLock { $0 = changed }
        diagnostics = nil
      case .failure(let mistakes):
        diagnostics = Text(
          nl: mistakes.description(in: .dutch), en: mistakes.description(in: .english))
      }
      let good = lastGood.withLock { $0 }
      server.serve(
        JSONService(
          good, language: language, version: Wervelwijzer.programVersion, clock: clock,
          limit: search, base: base, metrics: metrics),
        WebPages(
          good, language: language, clock: clock, limits: limits, base: base,
          keepsOnDevice: keepsOnDevice, diagnostics: diagnostics))
    }
  }
}
