import HTTPTypes
package import Hummingbird

/// The security headers of every response.
package struct SecurityHeaders: Sendable {
  private let fields: HTTPFields

  /// Creates the headers.
  ///
  /// - Parameter frameAncestors: Who may embed the pages in a frame: `'none'`, `'self'`, or origins
  ///   separated by spaces.
  package init(frameAncestors: String = Self.noAncestors) {
    var fields: HTTPFields = [
      .contentSecurityPolicy: Self.contentSecurityPolicy(frameAncestors: frameAncestors),
      .xContentTypeOptions: "nosniff",
      .crossOriginResourcePolicy: "same-origin",
      .cacheControl: "no-store",
    ]
    fields[.referrerPolicy] = "no-referrer"
    fields[.crossOriginOpenerPolicy] = "same-origin"
    fields[.crossOriginEmbedderPolicy] = "require-corp"
    fields[.permissionsPolicy] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
    if frameAncestors == Self.noAncestors { fields[.frameOptions] = "DENY" }
    self.fields = fields
  }

  package static let noAncestors = "'none'"

  private static func contentSecurityPolicy(frameAncestors: String) -> String {
    [
      "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'",
      "font-src 'self'", "connect-src 'self'", "manifest-src 'self'", "form-action 'self'",
      "base-uri 'none'", "frame-ancestors \(frameAncestors)",
    ].joined(separator: "; ")
  }

  /// Adds every header that is missing; one that is present, such as another `Cache-Control`, is
  /// kept.
  func complete(_ answer: inout HTTPFields) {
    for field in fields where !answer.contains(field.name) {
      answer.append(field)
    }
  }

  /// Whether a response has been through ``complete(_:)``.
  func areComplete(in answer: HTTPFields) -> Bool {
    answer.contains(.contentSecurityPolicy)
  }
}

extension SecurityHeaders {
  /// Parses who may embed the pages in a frame, or returns `nil` if the text is not a list of
  /// sources.
  ///
  /// - Parameter text: `none`, `self`, or origins separated by spaces.
  package init?(frameAncestorsNamed text: String) {
    let words = text.split(separator: " ")
    let isPlain = text.utf8.allSatisfy {
      (0x20...0x7e).contains($0) && $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: ",")
    }
    guard isPlain, !words.isEmpty else { return nil }
    let sources = words.map { word in
      ["none", "self"].contains(word) ? "'\(word)'" : String(word)
    }
    guard sources.count == 1 || !sources.contains(Self.noAncestors) else { return nil }
    self.init(frameAncestors: sources.joined(separator: " "))
  }
}

extension SecurityHeaders: RouterMiddleware {
  package typealias Context = BasicRequestContext

  @concurrent package func handle(
    _ request: Request, context: Context,
    next: @concurrent (Request, Context) async throws -> Response
  ) async throws -> Response {
    var response = try await next(request, context)
    complete(&response.headers)
    return response
  }
}

extension HTTPField.Name {
  static let referrerPolicy = known("Referrer-Policy")
  static let crossOriginOpenerPolicy = known("Cross-Origin-Opener-Policy")
  static let crossOriginEmbedderPolicy = known("Cross-Origin-Embedder-Policy")
  static let permissionsPolicy = known("Permissions-Policy")
  static let frameOptions = known("X-Frame-Options")

  private static func known(_ name: String) -> HTTPField.Name {
    guard let name = HTTPField.Name(name) else {
      preconditionFailure("A header's name is a token.")
    }
    return name
  }
}

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
