package import Hummingbird
import HummingbirdCore
package import Logging
import NIOCore

/// The web app and its services, ready to listen.
package struct WebServer: Sendable {
  private let served: LiveEdition
  private let headers: SecurityHeaders
  private let crossOrigin: CrossOriginAccess?
  private let limits: ServerLimits
  private let logger: Logger

  /// Creates a server; it listens once it is run.
  ///
  /// - Parameters:
  ///   - service: The JSON service.
  ///   - pages: The pages.
  ///   - headers: The security headers of every response.
  ///   - crossOrigin: Which other origin may use the service; by default none.
  ///   - limits: The limits on clients.
  ///   - logger: The log.
  package init(
    service: JSONService, pages: WebPages, headers: SecurityHeaders = SecurityHeaders(),
    crossOrigin: CrossOriginAccess? = nil, limits: ServerLimits = ServerLimits(), logger: Logger
  ) {
    served = LiveEdition(service, pages)
    self.headers = headers
    self.crossOrigin = crossOrigin
    self.limits = limits
    self.logger = logger
  }

  /// Every route of the server.
  package var routes: [Route] { served.routes }

  /// Serves another version of the guideline from now on.
  package func serve(_ service: JSONService, _ pages: WebPages) {
    served.replace(with: service, pages)
  }

  /// Listens until the process is told to stop, then finishes the requests in progress.
  ///
  /// - Parameters:
  ///   - host: The name or address of the interface.
  ///   - port: The port; 0 for any free port.
  ///   - whenListening: Receives the port once the server listens.
  /// - Throws: An error when it cannot listen there.
  package func run(
    host: String, port: Int, whenListening: @escaping @Sendable (Int) -> Void
  ) async throws {
    try await application(host: host, port: port, whenListening: whenListening).runService()
  }

  /// The server as a service that others start and stop.
  package func application(
    host: String, port: Int, whenListening: @escaping @Sendable (Int) -> Void
  ) -> some ApplicationProtocol {
    let limits = limits
    let headers = headers
    let base = served.pages.site.base
    return Application(
      responder: router.buildResponder(),
      server: HTTPServerBuilder { responder in
        WebChannel(responder: responder, limits: limits, headers: headers, base: base)
      },
      configuration: ApplicationConfiguration(
        address: .hostname(host, port: port), backlog: limits.backlog,
        availableConnectionsDelegate: MaximumAvailableConnections(
          limits.connections, logger: logger)),
      onServerRunning: { channel in whenListening(channel.localAddress?.port ?? port) },
      logger: logger)
  }

  private var router: Router<BasicRequestContext> {
    let router = Router(context: BasicRequestContext.self)
    router.add(middleware: RequestLogMiddleware(metrics: served.service.metrics, logger: logger))
    router.add(middleware: headers)
    if let crossOrigin { router.add(middleware: crossOrigin) }
    router.add(middleware: ProblemMiddleware(served: served, logger: logger))
    router.add(routes)
    return router
  }
}
