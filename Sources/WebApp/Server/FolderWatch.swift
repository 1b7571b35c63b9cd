package import GuidelineFormat

/// Detects changes in the files of a guideline folder, and reads it again.
package struct FolderWatch: Sendable {
  private let path: String
  private let interval: Duration
  /// The files when the watch was created, so that a change before it runs is detected.
  private let first: FolderFingerprint

  /// Creates a watch on a folder.
  ///
  /// It polls the names, sizes and dates of the files: network shares send no notifications, and a
  /// folder of sixty files is read quickly.
  package init(path: String, interval: Duration = .milliseconds(500)) {
    self.path = path
    self.interval = interval
    first = FolderFingerprint(path: path)
  }

  /// Reads the folder at every change since the watch was created, until the task is cancelled.
  ///
  /// - Parameter changed: Receives the guideline, or why it cannot be used.
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
