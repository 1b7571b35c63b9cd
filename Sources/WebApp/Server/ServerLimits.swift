import Consultation
import Exchange
import Glibc

/// The limits on what a client may request, and how long it may take.
package struct ServerLimits: Hashable, Sendable {
  /// The maximum size of a request body in bytes.
  package var maximumBodySize: Int = CaseReader.largestCase
  /// The maximum time to send a request once it has started, in seconds.
  package var bodySeconds: Int64 = 15
  /// The maximum time without accepting a byte of a response, in seconds.
  package var sendSeconds: Int64 = 30
  /// The maximum time a connection stays open without a request, in seconds.
  package var idleSeconds: Int64 = 30
  /// How long a connection stays open after its last response, in seconds, so that the response is
  /// read.
  package var lingerSeconds: Int64 = 2
  /// The maximum number of concurrent connections; more wait in the kernel's queue.
  package var connections = 1024
  /// The length of the kernel's queue.
  package var backlog = 4096

  package init() {}
}

/// The limit of the operating system on open files, and so on connections.
package enum OpenFiles {
  /// The number of files that the program itself may open.
  private static let reserved = 128
  private static let maximumConnections = 16_384

  /// Raises the limit as far as permitted, and returns how many connections fit within it.
  ///
  /// Accepting a connection without a free file descriptor would stop the server's accept loop.
  package static func raisedConnectionLimit() -> Int {
    let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    var limit = rlimit()
    guard unsafe getrlimit(resource, &limit) == 0 else { return ServerLimits().connections }
    if limit.rlim_cur < limit.rlim_max {
      let wanted = rlimit(rlim_cur: limit.rlim_max, rlim_max: limit.rlim_max)
      if unsafe withUnsafePointer(to: wanted, { unsafe setrlimit(resource, $0) }) == 0 {
        limit = wanted
      }
    }
    let files = Int(exactly: limit.rlim_cur) ?? .max
    return max(16, min(files - reserved, maximumConnections))
  }
}
