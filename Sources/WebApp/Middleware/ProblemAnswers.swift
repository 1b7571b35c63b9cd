import GuidelineModel
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOHTTP1

/// Turns whatever went wrong into a problem document.
struct ProblemAnswers: RouterMiddleware {
  typealias Context = BasicRequestContext

  let language: Language
  let logger: Logger

  @concurrent func handle(
    _ request: Request, context: Context,
    next: @concurrent (Request, Context) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch let error as HTTPParserError {
      // What is not HTTP is answered where it is noticed, and ends the connection.
      throw error
    } catch {
      let problem = problem(error)
      let language = LanguageChoice(default: language).preferred(by: request)
      return problem.response(in: language, to: request.method)
    }
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
    default:
      // Only the kind of error: its words may repeat what a client sent.
      logger.error("internal fault of type \(type(of: error))")
      return Problem(status: .internalServerError)
    }
  }
}
