import HTTPTypes
import Hummingbird
import Synchronization

/// The service and pages of the guideline version that is served now; another version can replace
/// it while the server runs.
final class LiveEdition: Sendable {
  private struct Edition: Sendable {
    let service: JSONService
    let pages: WebPages
    let answers: [Address: Route.Handler]

    init(_ service: JSONService, _ pages: WebPages) {
      self.service = service
      self.pages = pages
      answers = Dictionary(
        uniqueKeysWithValues: (pages.routes + service.routes).map { (Address($0), $0.answer) })
    }
  }

  private struct Address: Hashable {
    let method: HTTPRequest.Method
    let path: String

    init(_ route: Route) {
      method = route.method
      path = route.path
    }
  }

  private let edition: Mutex<Edition>

  init(_ service: JSONService, _ pages: WebPages) {
    edition = Mutex(Edition(service, pages))
  }

  /// Replaces the version; requests in progress finish with the one they started with.
  func replace(with service: JSONService, _ pages: WebPages) {
    let next = Edition(service, pages)
    edition.withLock { $0 = next }
  }

  var service: JSONService { edition.withLock { $0.service } }
  var pages: WebPages { edition.withLock { $0.pages } }

  /// Every route, answered by the version that is live when a request arrives.
  ///
  /// The paths are the same for every version, as their variable parts are in braces.
  var routes: [Route] {
    let routes = edition.withLock { $0.pages.routes + $0.service.routes }
    return routes.map { route in
      let address = Address(route)
      return Route(route.method, route.path) { [self] request, context in
        guard let answer = edition.withLock({ $0.answers[address] }) else {
          throw Problem.notFound
        }
        return try await answer(request, context)
      }
    }
  }
}
