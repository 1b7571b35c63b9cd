import HTTPTypes
import Hummingbird
import Logging
import NIOHTTP1

/// Counts every request and logs one line about it.
///
/// The line contains method, route, status and duration. Queries, headers and bodies may contain
/// patient data and are never logged; neither are the variable parts of an address, nor unknown
/// addresses.
struct RequestLogMiddleware: RouterMiddleware {
  typealias Context = BasicRequestContext

  let metrics: RequestMetrics
  let logger: Logger

  @concurrent func handle(
    _ request: Request, context: Context,
    next: @concurrent (Request, Context) async throws -> Response
  ) async throws -> Response {
    metrics.began()
    let clock = ContinuousClock()
    let start = clock.now
    do {
      let response = try await next(request, context)
      record(request, context, status: response.status, duration: clock.now - start)
      return response
    } catch {
      let status: HTTPResponse.Status =
        error is HTTPParserError ? .badRequest : .internalServerError
      record(request, context, status: status, duration: clock.now - start)
      throw error
    }
  }

  private func record(
    _ request: Request, _ context: Context, status: HTTPResponse.Status, duration: Duration
  ) {
    let route = context.endpointPath.flatMap { $0.hasPrefix("/") ? $0 : nil }
    metrics.ended(
      method: request.method.rawValue, route: route ?? "unknown", status: status.code,
      seconds: duration / .seconds(1))
    let path = route ?? "(unknown path)"
    let microseconds = Int(duration / .microseconds(1))
    logger.info(
      "\(request.method.rawValue) \(path) \(status.code) \(microseconds / 1000).\(microseconds % 1000 / 100) ms"
    )
  }
}
