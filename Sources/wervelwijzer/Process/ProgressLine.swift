import Cohort
import Foundation
import Glibc
import GuidelineModel
import Synchronization

/// A line on the terminal that tells how much of a file has been read; it is erased at the end.
///
/// It is written over with spaces, so that a terminal needs neither colours nor control sequences.
final class ProgressLine: Sendable {
  private struct State: Sendable {
    var rows = 0
    var bytes = 0
    /// The characters of the line that is shown.
    var shown = 0
    /// The time from which the line may be written again.
    var due: ContinuousClock.Instant
  }

  private let state: Mutex<State>
  private let start: ContinuousClock.Instant
  /// The size of the file; nil for a pipe.
  private let size: Int?
  private let language: Language

  /// What is read in less time needs no line.
  private static let delay = Duration.milliseconds(500)
  private static let interval = Duration.milliseconds(250)

  /// Fails unless messages go to a terminal that can write over a line, and nobody types the input there.
  ///
  /// - Parameters:
  ///   - handle: What is read, from its current position on.
  ///   - language: The language of the line.
  init?(reading handle: FileHandle, in language: Language) {
    let terminal = ProcessInfo.processInfo.environment["TERM"] ?? ""
    guard isatty(STDERR_FILENO) == 1, isatty(handle.fileDescriptor) == 0, !terminal.isEmpty,
      terminal != "dumb"
    else { return nil }
    size = Input.remaining(of: handle)
    start = .now
    self.language = language
    state = Mutex(State(due: start + Self.delay))
  }

  /// Adds what has been read, and writes the line if it is time.
  func add(rows: Int, bytes: Int) {
    state.withLock { state in
      state.rows += rows
      state.bytes += bytes
      let now = ContinuousClock.now
      guard now >= state.due else { return }
      state.due = now + Self.interval
      let line = words(state, after: start.duration(to: now)).prefix(Self.width - 1)
      Self.write(line + String(repeating: " ", count: max(0, state.shown - line.count)))
      state.shown = line.count
    }
  }

  /// Erases the line; the next message starts where it stood.
  func clear() {
    state.withLock { state in
      guard state.shown > 0 else { return }
      Self.write(String(repeating: " ", count: state.shown))
      Self.write("")
      state.shown = 0
    }
  }

  private func words(_ state: State, after elapsed: Duration) -> String {
    let isDutch = language == .dutch
    let seconds = max(elapsed / .seconds(1), 0.001)
    let rate = Double(state.bytes) / seconds
    let rows = language.number(state.rows)
    var parts = ["\(rows) \(isDutch ? "rijen" : "rows")", "\(Int(rate / 1e6)) MB/s"]
    if let size, size > 0, rate > 0 {
      parts.append("\(min(100, state.bytes * 100 / size))%")
      let left = Self.time(Double(max(0, size - state.bytes)) / rate)
      parts.append(isDutch ? "nog \(left)" : "\(left) left")
    }
    return parts.joined(separator: ", ")
  }

  /// Seconds, or minutes from a hundred seconds on.
  private static func time(_ seconds: Double) -> String {
    seconds < 100 ? "\(Int(seconds.rounded(.up))) s" : "\(Int((seconds / 60).rounded())) min"
  }

  /// The columns of the terminal.
  private static var width: Int {
    var size = winsize()
    guard unsafe ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 1 else {
      return 80
    }
    return Int(size.ws_col)
  }

  /// Writes over the line; errors are ignored, since there is nobody to report them to.
  private static func write(_ line: some StringProtocol) {
    try? Output.write(Data("\r\(line)".utf8), to: STDERR_FILENO)
  }
}
