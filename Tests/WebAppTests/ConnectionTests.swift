import Foundation
import Glibc
import Testing
import WebApp

@Suite struct ConnectionTests {
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
