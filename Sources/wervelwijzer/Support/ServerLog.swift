import Foundation
import Logging
import Reasoning

/// Writes what the server says of itself to standard error, a line each: moment, level and message.
///
/// Ours, for what it leaves out: libraries attach metadata and errors to what they log, and some of
/// those repeat what a client sent. Here only messages are written, whoever wrote them.
struct ServerLog: LogHandler {
  let label: String
  var logLevel = Logger.Level.info
  var metadata: Logger.Metadata {
    get { [:] }
    set {}
  }

  init(label: String) {
    self.label = label
  }

  subscript(metadataKey _: String) -> Logger.Metadata.Value? {
    get { nil }
    set {}
  }

  func log(event: LogEvent) {
    let now = Instant(seconds: Int64(Date().timeIntervalSince1970))
    Output.standardError("\(now.utc) \(event.level) \(label): \(event.message)\n")
  }
}
