import GuidelineModel

/// Collects the diagnostics and the positions of parts while the files of one folder are read.
package final class ReadingContext {
  /// The path of the folder, for messages about the folder as a whole.
  let folder: String
  private let files: any FolderFiles
  /// How many more bytes of the folder may be read.
  private var room = 16 << 20
  package private(set) var diagnostics: [Diagnostic] = []
  /// Whether nothing was left out of the draft.
  ///
  /// Only then does an unknown name point to a mistake, not to a part that was left out.
  private(set) var isWhole = true
  private var faults: Set<FileFault> = []
  private var suppressed: Set<DraftPath> = []
  private(set) var locations: [DraftPath: FileLocation] = [:]
  private var nearestNames = NearestNames()

  package init(_ files: any FolderFiles, at folder: String) {
    self.files = files
    self.folder = folder
  }

  /// A longer list does not help: the author corrects some and reads the folder again.
  static let mostMistakes = 10_000

  /// Whether there are so many mistakes that nothing more is read.
  var isFull: Bool { diagnostics.count > Self.mostMistakes }

  /// Reports a mistake; beyond the maximum, reports once that there are more.
  func report(_ diagnostic: @autoclosure () -> Diagnostic) {
    guard !isFull else { return }
    let diagnostic = diagnostic()
    guard diagnostics.count == Self.mostMistakes else {
      diagnostics.append(diagnostic)
      return
    }
    diagnostics.append(
      Diagnostic(
        code: .tooManyMistakes, file: diagnostic.file, line: diagnostic.line,
        column: diagnostic.column,
        message: Text(
          nl: "er zijn meer dan \(Self.mostMistakes) fouten en bevindingen; wat verderop staat, is "
            + "niet gelezen",
          en: "there are more than \(Self.mostMistakes) errors and findings; what stands further "
            + "on was not read")))
    leaveOut()
  }

  /// The content of a file; `nil` after reporting why it is not read.
  func bytes(of file: String) -> [UInt8]? {
    do throws(FileFault) {
      guard room > 0 else { return nil }
      let bytes = try files.bytes(of: file)
      room -= bytes.count
      guard room > 0 else { throw FileFault(.folderTooLarge, folder) }
      return bytes
    } catch {
      report(error)
      return nil
    }
  }

  /// The entries of a folder; `nil` after reporting why it cannot be read.
  func entries(in folder: String) -> [FolderEntry]? {
    do throws(FileFault) {
      let entries = try files.entries(in: folder)
      guard entries.allSatisfy(\.isShowable) else { throw FileFault(.unshowableName, folder) }
      return entries
    } catch {
      report(error)
      return nil
    }
  }

  /// The entries of a folder; empty, without a report, if it cannot be read.
  func entriesIfReadable(in folder: String) -> [FolderEntry] {
    (try? files.entries(in: folder)) ?? []
  }

  /// Reports a fault once, even if it affects many files.
  private func report(_ fault: FileFault) {
    if faults.insert(fault).inserted { report(fault.diagnostic) }
  }

  /// Reports the problems of a draft at their positions in the files.
  ///
  /// Problems that result only from a part that could not be read are left out.
  func report(_ problems: [DraftProblem]) {
    for problem in problems where !isSuppressed(problem.path) {
      let location = location(of: problem.path)
      report(
        Diagnostic(
          severity: problem.severity, code: problem.code,
          file: location?.file ?? folder, line: location?.line ?? 0, column: location?.column ?? 0,
          message: problem.message, allowed: problem.allowed, suggestion: problem.suggestion))
    }
  }

  /// The name most likely meant; searched only for the first mistakes of a folder.
  package func name(nearestTo text: String, in candidates: [String]) -> String? {
    nearestNames.name(nearestTo: text, in: candidates)
  }

  /// Records that a part of the draft is missing and could not be replaced.
  func leaveOut() {
    isWhole = false
  }

  /// Records that a part of the draft lacks something already reported, to suppress further reports
  /// about it.
  func suppressReports(_ path: DraftPath?) {
    if let path { suppressed.insert(path) }
  }

  private func isSuppressed(_ path: DraftPath) -> Bool {
    sequence(first: path, next: \.parent).contains(where: suppressed.contains)
  }

  /// Records the position of a part of the draft.
  func remember(_ path: DraftPath, file: String, position: TextPosition) {
    remember(path, at: FileLocation(file: file, line: position.line, column: position.column))
  }

  func remember(_ path: DraftPath, at location: FileLocation) {
    locations[path] = location
  }

  private func location(of path: DraftPath) -> FileLocation? {
    sequence(first: path, next: \.parent).lazy.compactMap { self.locations[$0] }.first
  }
}
