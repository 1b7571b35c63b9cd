import Dispatch
import Synchronization

/// A queue of log lines whose reader may be slow.
///
/// Appending never blocks: another thread writes the lines, and when too many are queued, further
/// ones are dropped and counted. A server that waited for the reader of its log would stop
/// answering with it.
package final class LogQueue: Sendable {
  private struct State {
    var waiting: [String] = []
    var isWriting = false
    var dropped = 0
    /// How many of the dropped lines the log has reported.
    var reported = 0
  }

  private let capacity: Int
  private let write: @Sendable (String) -> Void
  private let note: @Sendable (_ dropped: Int) -> String
  private let state = Mutex(State())
  private let writer = DispatchQueue(label: "log")

  /// Creates an empty queue.
  ///
  /// - Parameters:
  ///   - capacity: The maximum number of queued lines.
  ///   - write: Writes lines; may block.
  ///   - note: Returns the line that reports how many lines were dropped before it.
  package init(
    capacity: Int = 1000, write: @escaping @Sendable (String) -> Void,
    note: @escaping @Sendable (_ dropped: Int) -> String
  ) {
    self.capacity = capacity
    self.write = write
    self.note = note
  }

  /// How many lines were dropped.
  package var dropped: Int { state.withLock { $0.dropped } }

  /// Appends a line, including its line ending, or drops it if the queue is full.
  package func append(_ line: String) {
    let begins = state.withLock { state in
      guard state.waiting.count < capacity else {
        state.dropped += 1
        return false
      }
      state.waiting.append(line)
      defer { state.isWriting = true }
      return !state.isWriting
    }
    if begins { writer.async { self.writeAll() } }
  }

  /// Waits until every line is written, up to a time limit.
  package func finish(withinSeconds time: Int = 1) {
    let done = DispatchSemaphore(value: 0)
    writer.async { done.signal() }
    _ = done.wait(timeout: .now() + .seconds(time))
  }

  private func writeAll() {
    while let text = next() { write(text) }
  }

  /// The queued lines as one text; `nil` if there are none.
  private func next() -> String? {
    state.withLock { state in
      guard !state.waiting.isEmpty else {
        state.isWriting = false
        return nil
      }
      if state.dropped > state.reported {
        state.waiting.append(note(state.dropped - state.reported))
        state.reported = state.dropped
      }
      defer { state.waiting = [] }
      return state.waiting.joined()
    }
  }
}
