import Glibc

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
