import Synchronization
import Testing
import WebApp

@Suite struct LogQueueTests {
  /// What was written, by a writer that can be held up.
  private final class Log: Sendable {
    let text = Mutex("")
    let gate = Mutex(())

    func write(_ lines: String) {
      gate.withLock { _ in text.withLock { $0 += lines } }
    }
  }

  private func queue(_ log: Log) -> LogQueue {
    LogQueue(capacity: 3, write: { log.write($0) }, note: { "\($0) dropped\n" })
  }

  @Test func `lines are written in order`() {
    let log = Log()
    let queue = queue(log)
    for number in 0..<50 {
      queue.append("\(number)\n")
      queue.finish()
    }
    #expect(log.text.withLock { $0 } == (0..<50).map { "\($0)\n" }.joined())
    #expect(queue.dropped == 0)
  }

  @Test func `a writer that stalls holds nobody, and what is dropped is counted and told`() {
    let log = Log()
    let queue = queue(log)
    log.gate.withLock { _ in
      for number in 0..<100 { queue.append("\(number)\n") }
      #expect(queue.dropped >= 94)
      queue.finish(withinSeconds: 0)
    }
    queue.finish()
    queue.append("last\n")
    queue.finish()
    let lines = log.text.withLock { $0 }.split(separator: "\n")
    #expect(lines.prefix(3) == ["0", "1", "2"])
    #expect(lines.last == "last")
    // The writer may take what waits before or after the first line is dropped.
    let told = lines.filter { $0.hasSuffix(" dropped") }.compactMap { Int($0.prefix { $0 != " " }) }
    #expect(told.reduce(0, +) == queue.dropped)
    #expect(lines.count == 100 - queue.dropped + told.count + 1)
  }
}
