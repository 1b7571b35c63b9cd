import Foundation
import Logging
import Reasoning
import WebApp

/// Writes the server's log to standard error, one line per message: moment, level and message.
///
/// If the reader is too slow, lines are dropped, and the server does not wait.
///
/// It is our own because of what it leaves out: libraries attach metadata and errors to log
/// messages, some of which repeat what a client sent. It writes messages only.
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

  /// The queue of lines to write to standard error.
  static func queue() -> LogQueue {
    LogQueue(
      write: Output.standardError,
      note: { dropped in
        line(
          .warning, label: name, "lines of this log dropped, since it was not read: \(dropped)")
      })
  }

  /// The label of the server's own messages.
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
