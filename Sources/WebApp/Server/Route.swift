package import HTTPTypes
package import Hummingbird

/// One path with one method, and its handler.
package struct Route: Sendable {
  package typealias Handler = @Sendable (Request, BasicRequestContext) async throws -> Response

  package let method: HTTPRequest.Method
  /// Such as `/api/advice`; a variable part is in braces.
  package let path: String
  let answer: Handler

  package init(_ method: HTTPRequest.Method, _ path: String, answer: @escaping Handler) {
    self.method = method
    self.path = path
    self.answer = answer
  }
}

extension Route {
  /// The methods allowed at every path of some routes: those of the routes, `HEAD` with `GET`, and
  /// `OPTIONS`.
  package static func methods(of routes: [Route]) -> [String: [HTTPRequest.Method]] {
    Dictionary(grouping: routes, by: \.path).mapValues { routes in
      let methods = routes.map(\.method)
      return methods + (methods.contains(.get) ? [.head] : []) + [.options]
    }
  }

  /// Every method that a request can have; the parser rejects others.
  static let everyMethod: [HTTPRequest.Method] = [
    "ACL", "BIND", "CHECKOUT", "CONNECT", "COPY", "DELETE", "GET", "HEAD", "LINK", "LOCK",
    "M-SEARCH", "MERGE", "MKACTIVITY", "MKCALENDAR", "MKCOL", "MOVE", "NOTIFY", "OPTIONS", "PATCH",
    "POST", "PROPFIND", "PROPPATCH", "PURGE", "PUT", "QUERY", "REBIND", "REPORT", "SEARCH",
    "SOURCE", "SUBSCRIBE", "TRACE", "UNBIND", "UNLINK", "UNLOCK", "UNSUBSCRIBE",
  ].compactMap { HTTPRequest.Method(rawValue: $0) }
}

extension Router<BasicRequestContext> {
  /// Adds handlers for every path of some routes and every method.
  func add(_ routes: [Route]) {
    for route in routes {
      on(RouterPath(route.path), method: route.method, use: route.answer)
      guard route.method == .get else { continue }
      on(RouterPath(route.path), method: .head) { request, context in
        try await route.answer(request, context).createHeadResponse()
      }
    }
    for (path, methods) in Route.methods(of: routes).sorted(by: { $0.key < $1.key }) {
      let allowed = methods.map(\.rawValue).joined(separator: ", ")
      on(RouterPath(path), method: .options) { _, _ in
        Response(status: .noContent, headers: [.allow: allowed])
      }
      for method in Route.everyMethod where !methods.contains(method) {
        on(RouterPath(path), method: method) { _, _ -> Response in
          throw Problem.methodNotAllowed(allowed: allowed)
        }
      }
    }
  }
}
