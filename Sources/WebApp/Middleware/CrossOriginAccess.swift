import HTTPTypes
package import Hummingbird

/// Lets the pages of one other origin use the service from a browser (CORS).
package struct CrossOriginAccess: Sendable {
  private let origin: String

  /// Parses an origin, or returns `nil` if it is malformed.
  ///
  /// - Parameter origin: Such as `https://ehr.example`; never `*`, so that arbitrary web pages
  ///   cannot use a server inside a hospital.
  package init?(origin: String) {
    let pattern = #/https?:\/\/(?:[A-Za-z0-9.\-]+|\[[0-9A-Fa-f:]+\])(?::[0-9]{1,5})?/#
    guard origin.wholeMatch(of: pattern) != nil else { return nil }
    self.origin = origin
  }
}

extension CrossOriginAccess: RouterMiddleware {
  package typealias Context = BasicRequestContext

  @concurrent package func handle(
    _ request: Request, context: Context,
    next: @concurrent (Request, Context) async throws -> Response
  ) async throws -> Response {
    var response = try await next(request, context)
    response.headers.append(HTTPField(name: .vary, value: "Origin"))
    guard request.headers[.origin] == origin else { return response }
    response.headers[.accessControlAllowOrigin] = origin
    response.headers[.crossOriginResourcePolicy] = "cross-origin"
    if request.method == .options, request.headers[.accessControlRequestMethod] != nil {
      response.headers[.accessControlAllowMethods] = response.headers[.allow]
      response.headers[.accessControlAllowHeaders] = "Accept-Language, Content-Type, If-None-Match"
      response.headers[.accessControlMaxAge] = "600"
    }
    return response
  }
}
