package import GuidelineFormat

/// Notices when the files of a guideline folder change, and reads it again.
package struct FolderWatch: Sendable {
  private let path: String
  private let interval: Duration
  /// The files when the watch was prepared, so that no change made before it runs goes unnoticed.
  private let first: FolderFingerprint

  /// Prepares to watch a folder.
  ///
  /// It looks at the names, sizes and dates of the files now and then: a network share tells nobody
  /// of a change, and a folder of sixty files is soon looked at.
  package init(path: String, interval: Duration = .milliseconds(500)) {
    self.path = path
    self.interval = interval
    first = FolderFingerprint(path: path)
  }

  /// Reads the folder at every change since the watch was prepared, until the task is cancelled.
  ///
  /// - Parameter changed: Told the guideline, or why it cannot be used.
  /// - Throws: `CancellationError` when the task is cancelled.
  package func run(
    _ changed: @Sendable (Result<LoadedGuideline, InvalidGuideline>) -> Void
  ) async throws {
    var seen = first
    while true {
      try await Task.sleep(for: interval)
      let now = FolderFingerprint(path: path)
      guard now != seen else { continue }
      seen = now
      do {
        changed(.success(try GuidelineFolder.read(atPath: path)))
      } catch {
        changed(.failure(error))
      }
    }
  }
}
