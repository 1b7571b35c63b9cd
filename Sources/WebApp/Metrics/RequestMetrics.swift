import Synchronization

/// Counts requests and measures their durations.
///
/// Written here because the part of the Prometheus format that we need is a page of code; see
/// `DECISIONS.md`.
package final class RequestMetrics: Sendable {
  fileprivate struct Series: Hashable {
    let method: String
    let route: String
    let status: Int
  }

  fileprivate struct Durations {
    /// For each bucket, the requests longer than the previous bound and not longer than its own.
    var counts = Array(repeating: 0, count: RequestMetrics.bounds.count + 1)
    var count = 0
    var seconds = 0.0
  }

  private struct State {
    var inFlight = 0
    /// The labels that identify this server.
    var identity: [(name: String, value: String)] = []
    var series: [Series: Durations] = [:]
  }

  /// Upper bounds in seconds, also as text so that they are written exactly.
  private static let bounds: [(text: String, seconds: Double)] = [
    ("0.0005", 0.0005), ("0.001", 0.001), ("0.0025", 0.0025), ("0.005", 0.005), ("0.01", 0.01),
    ("0.025", 0.025), ("0.05", 0.05), ("0.1", 0.1), ("0.25", 0.25), ("0.5", 0.5), ("1", 1),
    ("2.5", 2.5), ("5", 5), ("10", 10), ("30", 30),
  ]

  private let state = Mutex(State())

  private let droppedLines: @Sendable () -> Int

  /// Creates metrics with all counts at zero.
  ///
  /// - Parameter droppedLines: Returns how many log lines were dropped.
  package init(droppedLines: @escaping @Sendable () -> Int = { 0 }) {
    self.droppedLines = droppedLines
  }

  /// Sets the labels that identify this server, such as its version.
  package func identify(as identity: [(name: String, value: String)]) {
    state.withLock { $0.identity = identity }
  }

  func began() {
    state.withLock { $0.inFlight += 1 }
  }

  func ended(method: String, route: String, status: Int, seconds: Double) {
    let bucket = Self.bounds.firstIndex { seconds <= $0.seconds } ?? Self.bounds.count
    state.withLock { state in
      state.inFlight -= 1
      state.series[Series(method: method, route: route, status: status), default: Durations()]
        .add(seconds, bucket: bucket)
    }
  }

  /// All metrics, in the Prometheus text format 0.0.4.
  package var text: String {
    let (inFlight, series, identity) = state.withLock { ($0.inFlight, $0.series, $0.identity) }
    let sorted = series.sorted { $0.key < $1.key }
    var lines = [
      "# HELP wervelwijzer_info What is being served.",
      "# TYPE wervelwijzer_info gauge",
      "wervelwijzer_info{\(Self.labels(identity))} 1",
      "# HELP log_lines_dropped_total Lines of the log dropped since its reader did not keep up.",
      "# TYPE log_lines_dropped_total counter",
      "log_lines_dropped_total \(droppedLines())",
      "# HELP http_requests_in_flight Requests begun and not yet answered.",
      "# TYPE http_requests_in_flight gauge",
      "http_requests_in_flight \(inFlight)",
      "# HELP http_requests_total Requests answered.",
      "# TYPE http_requests_total counter",
    ]
    lines += sorted.map { "http_requests_total{\($0.key.labels)} \($0.value.count)" }
    lines += [
      "# HELP http_request_duration_seconds Time from a request's head to its answer being ready.",
      "# TYPE http_request_duration_seconds histogram",
    ]
    for (key, durations) in sorted {
      var sum = 0
      for (bound, count) in zip(Self.bounds.map(\.text) + ["+Inf"], durations.counts) {
        sum += count
        lines.append(
          "http_request_duration_seconds_bucket{\(key.labels),le=\"\(bound)\"} \(sum)")
      }
      lines.append("http_request_duration_seconds_sum{\(key.labels)} \(durations.seconds)")
      lines.append("http_request_duration_seconds_count{\(key.labels)} \(durations.count)")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  fileprivate static func labels(_ labels: [(name: String, value: String)]) -> String {
    labels.map { name, value in
      let escaped = value.flatMap { character -> String in
        switch character {
        case "\\": "\\\\"
        case "\"": "\\\""
        case "\n": "\\n"
        default: String(character)
        }
      }
      return "\(name)=\"\(String(escaped))\""
    }.joined(separator: ",")
  }
}

extension RequestMetrics.Durations {
  fileprivate mutating func add(_ duration: Double, bucket: Int) {
    counts[bucket] += 1
    count += 1
    seconds += duration
  }
}

extension RequestMetrics.Series: Comparable {
  static func < (left: Self, right: Self) -> Bool {
    (left.route, left.method, left.status) < (right.route, right.method, right.status)
  }

  fileprivate var labels: String {
    RequestMetrics.labels([
      ("method", method), ("route", route), ("status", String(status)),
    ])
  }
}
