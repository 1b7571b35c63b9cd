import GuidelineModel
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOHTTP1

/// Turns errors into problem documents, or into pages for browsers.
struct ProblemMiddleware: RouterMiddleware {
  typealias Context = BasicRequestContext

  let served: LiveEdition
  let logger: Logger

  @concurrent func handle(
    _ request: Request, context: Context,
    next: @concurrent (Request, Context) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch let error as HTTPParserError {
      // A protocol error is answered where it is detected, and ends the connection.
      throw error
    } catch {
      let problem = problem(error)
      if let language = language(ofPage: request) {
        let page = served.pages.page(for: problem, in: language)
        return request.method == .head ? page.createHeadResponse() : page
      }
      let language = LanguageChoice(default: served.service.language).preferred(by: request)
      return problem.response(in: language, to: request.method)
    }
  }

  /// The language of the page that a browser requests; `nil` if the request comes from another
  /// program.
  private func language(ofPage request: Request) -> Language? {
    let path = request.uri.path
    if let language = Language.allCases.first(where: { language in
      let home = PageAddress.home.path(in: language)
      return path == home || path.hasPrefix(home + "/")
    }) {
      return language
    }
    let isOfService = Endpoint.allCases.contains { path == $0.path }
    guard !isOfService, request.headers[.accept]?.contains("text/html") == true else { return nil }
    return LanguageChoice(default: served.service.language).preferred(by: request)
  }

  private func problem(_ error: any Error) -> Problem {
    switch error {
    case let problem as Problem:
      return problem
    case let error as HTTPError where error.status == .notFound:
      return .notFound
    case is NIOTooManyBytesError:
      return .tooLarge
    case is SlowRequest:
      return .tooSlow
    case is IOError:
      // The client has disconnected; nobody reads this.
      return Problem(status: .badRequest)
    default:
      // Only the type of the error: its message may repeat what a client sent.
      logger.error("internal fault of type \(type(of: error))")
      return Problem(status: .internalServerError)
    }
  }
}
