import Glibc

/// How many files, and so connections, the operating system lets this process open.
package enum OpenFiles {
  /// What the program itself opens besides connections.
  private static let reserved = 128
  private static let mostConnections = 16_384

  /// Raises the limit as far as this process may, and says how many connections fit under it.
  ///
  /// Accepting a connection without a file left would end the server's accepting altogether.
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
    return max(16, min(files - reserved, mostConnections))
  }
}
