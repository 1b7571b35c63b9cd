import Foundation
import Logging
import Reasoning
import WebApp

/// Writes what the server says of itself to standard error, a line each: moment, level and message;
/// whoever reads it too slowly misses lines, and the server waits for nobody.
///
/// Ours, for what it leaves out: libraries attach metadata and errors to what they log, and some of
/// those repeat what a client sent. Here only messages are written, whoever wrote them.
struct ServerLog: LogHandler {
  let label: String
  private let queue: LogQueue
  var logLevel = Logger.Level.info
  var metadata: Logger.Metadata {
    get { [:] }
    set {}
  }

  init(label: String, queue: LogQueue) {
    self.label = label
    self.queue = queue
  }

  /// Lines that wait to be written to standard error.
  static func queue() -> LogQueue {
    LogQueue(
      write: Output.standardError,
      note: { dropped in
        line(
          .warning, label: name, "lines of this log dropped, since it was not read: \(dropped)")
      })
  }

  /// The label of what the server says.
  static let name = "wervelwijzer"

  subscript(metadataKey _: String) -> Logger.Metadata.Value? {
    get { nil }
    set {}
  }

  func log(event: LogEvent) {
    queue.append(Self.line(event.level, label: label, "\(event.message)"))
  }

  private static func line(_ level: Logger.Level, label: String, _ message: String) -> String {
    let now = Instant(seconds: Int64(Date().timeIntervalSince1970))
    return "\(now.utc) \(level) \(label): \(message)\n"
  }
}
