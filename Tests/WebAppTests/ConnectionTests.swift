import Foundation
import Glibc
import Testing
import WebApp

/// What a connection does to a request and its answer.
@Suite(.timeLimit(.minutes(3))) struct ConnectionTests {
  @Test func `over a connection comes what the responder answers, one after another`() async throws
  {
    let app = try await TestApp()
    var expected: [String] = []
    for path in ["/healthz", "/nowhere", "/api/guideline?lang=en"] {
      let answer = try await app.send("GET", path)
      expected.append("HTTP/1.1 \(answer.status) \(answer.body.count)")
    }
    let requests = ["/healthz", "/nowhere", "/%61pi/guideline?lang=en"].map { path in
      "GET \(path) HTTP/1.1\r\nHost: localhost\r\nAccept-Language: nl\r\n\r\n"
    }
    let received = try await LiveServer.run { server in
      let client = try RawClient(port: server.port)
      defer { client.close() }
      return await RawClient.elsewhere {
        client.send(requests.joined())
        return client.answers(requests.count)
      }
    }
    #expect(received == expected)
  }

  @Test func `a client that takes no byte is let go, one that takes some is not`() async throws {
    var limits = ServerLimits()
    limits.sendSeconds = 2
    let (isLetGo, received) = try await LiveServer.run(limits: limits) { server in
      let (stalled, slow) = (try RawClient(port: server.port), try RawClient(port: server.port))
      defer {
        stalled.close()
        slow.close()
      }
      let requests = String(
        repeating: "GET /api/guideline HTTP/1.1\r\nHost: x\r\n\r\n", count: 100)
      return await RawClient.elsewhere {
        stalled.send(requests)
        slow.send(requests)
        var received = 0
        // Longer than a client may take nothing.
        for _ in 0..<50 {
          usleep(100_000)
          received += max(0, slow.receive(upTo: 65_536))
        }
        while received < 100 * 100_000 {
          let more = slow.receive(upTo: 1 << 20)
          guard more > 0 else { break }
          received += more
        }
        return (stalled.isReset, received)
      }
    }
    #expect(isLetGo)
    #expect(received >= 100 * 100_000)
  }

  @Test func `a connection without a request is let go`() async throws {
    var limits = ServerLimits()
    limits.idleSeconds = 1
    let counts = try await LiveServer.run(limits: limits) { server in
      let (silent, asking) = (try RawClient(port: server.port), try RawClient(port: server.port))
      defer {
        silent.close()
        asking.close()
      }
      return await RawClient.elsewhere {
        asking.send("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\nGET /healthz")
        return [asking, silent, asking].map { $0.receive(upTo: 65_536) }
      }
    }
    #expect(counts[0] > 0)
    #expect(counts.dropFirst() == [0, 0])
  }
}

/// A client that reads when it is told to.
private struct RawClient: Sendable {
  private let socket: CInt

  /// Does what waits, on a thread of its own: the server shares the others with the tests.
  static func elsewhere<Result: Sendable>(
    _ work: @escaping @Sendable () -> Result
  ) async -> Result {
    await withCheckedContinuation { continuation in
      Thread.detachNewThread { continuation.resume(returning: work()) }
    }
  }

  init(port: Int) throws {
    socket = Glibc.socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0)
    var time = timeval(tv_sec: 60, tv_usec: 0)
    let length = socklen_t(MemoryLayout<timeval>.size)
    _ = unsafe setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &time, length)
    _ = unsafe setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &time, length)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    let connected = unsafe withUnsafePointer(to: &address) {
      unsafe $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard connected == 0 else { throw POSIXError(.ECONNREFUSED) }
  }

  func send(_ text: String) {
    let bytes = Array(text.utf8)
    _ = unsafe Glibc.send(socket, bytes, bytes.count, CInt(MSG_NOSIGNAL))
  }

  /// How many bytes came; 0 or less where none will.
  func receive(upTo count: Int) -> Int {
    var bytes = [UInt8](repeating: 0, count: count)
    return unsafe recv(socket, &bytes, count, 0)
  }

  /// The status and the length of so many answers, as `HTTP/1.1 200 17`; fewer where no more come.
  func answers(_ count: Int) -> [String] {
    var text = ""
    let head = #/(HTTP\/1\.1 \d+)[^\r]*\r\n(?:[^\r]+\r\n)*?[Cc]ontent-[Ll]ength: (\d+)\r\n/#
    while text.matches(of: head).count < count {
      var bytes = [UInt8](repeating: 0, count: 1 << 16)
      let received = unsafe recv(socket, &bytes, bytes.count, 0)
      guard received > 0 else { break }
      text += String(decoding: bytes.prefix(received), as: UTF8.self)
    }
    return text.matches(of: head).map { "\($0.1) \($0.2)" }
  }

  /// Whether the other side has closed the connection, whatever is there to be read.
  var isReset: Bool {
    var error: CInt = 0
    var length = socklen_t(MemoryLayout<CInt>.size)
    _ = unsafe getsockopt(socket, SOL_SOCKET, SO_ERROR, &error, &length)
    guard error == 0 else { return true }
    return unsafe Glibc.send(socket, "x", 1, CInt(MSG_NOSIGNAL)) < 0
  }

  func close() { _ = Glibc.close(socket) }
}
