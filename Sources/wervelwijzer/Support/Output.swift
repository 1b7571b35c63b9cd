import Foundation

/// Standard output and standard error.
enum Output {
  /// Lets a write to a closed pipe fail as an error instead of ending the process.
  static func ignoreClosedPipes() {
    _ = signal(SIGPIPE, SIG_IGN)
  }

  /// Writes a result.
  ///
  /// - Throws: ``ClosedPipe`` where nobody reads any more.
  static func standardOutput(_ text: String) throws {
    try standardOutput(Data(text.utf8))
  }

  /// Writes a result.
  ///
  /// - Throws: ``ClosedPipe`` where nobody reads any more.
  static func standardOutput(_ bytes: Data) throws {
    do {
      try FileHandle.standardOutput.write(contentsOf: bytes)
    } catch {
      throw ClosedPipe()
    }
  }

  /// Writes a message; where even that fails there is nobody to tell.
  static func standardError(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }
}
