import WebApp

/// A real server on a free port, for the tests in which the connection is the matter.
struct LiveServer: Sendable {
  let port: Int
  let log: CapturedLog

  /// Serves the built-in guideline while `test` runs.
  static func run<Result: Sendable>(
    limits: ServerLimits = ServerLimits(),
    _ test: @escaping @Sendable (LiveServer) async throws -> Result
  ) async throws -> Result {
    let log = CapturedLog()
    let server = try TestApp.server(limits: limits, log: log)
    let (ports, listening) = AsyncStream.makeStream(of: Int.self)
    return try await withThrowingTaskGroup(of: Result?.self) { group in
      group.addTask {
        try await server.run(host: "127.0.0.1", port: 0) { listening.yield($0) }
        return nil
      }
      group.addTask {
        for await port in ports { return try await test(LiveServer(port: port, log: log)) }
        return nil
      }
      defer { group.cancelAll() }
      while let result = try await group.next() {
        if let result { return result }
      }
      throw CancellationError()
    }
  }
}
