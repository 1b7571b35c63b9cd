import GuidelineModel

/// Collects what is found while the files of one folder are read: diagnostics, and where in which
/// file each part of the draft is written.
final class ReadingContext {
  /// Where the folder is, for what is said of it as a whole.
  let place: String
  private let files: any FolderFiles
  /// How many bytes may still be read of it.
  private var room = 16 << 20
  private(set) var diagnostics: [Diagnostic] = []
  /// Whether nothing had to be left out of the draft for want of its name or place; only then can
  /// names be looked up without reporting what follows from the omission.
  private(set) var isWhole = true
  private var faults: Set<FileFault> = []
  private var distrusted: Set<DraftPath> = []
  private(set) var places: [DraftPath: FilePlace] = [:]
  private var nearestNames = NearestNames()

  init(_ files: any FolderFiles, at place: String) {
    self.files = files
    self.place = place
  }

  /// Nobody mends more mistakes than these before reading a folder again.
  static let mostMistakes = 10_000

  /// Whether there are so many mistakes that nothing more of the folder is read.
  var isFull: Bool { diagnostics.count > Self.mostMistakes }

  /// Reports a mistake; beyond the most, that there are more, once.
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

  /// The bytes of a file, or nil after reporting why they are not read.
  func bytes(of file: String) -> [UInt8]? {
    do throws(FileFault) {
      guard room > 0 else { return nil }
      let bytes = try files.bytes(of: file)
      room -= bytes.count
      guard room > 0 else { throw FileFault(.folderTooLarge, place) }
      return bytes
    } catch {
      report(error)
      return nil
    }
  }

  /// What lies in one of the folders, or nil after reporting why that cannot be told.
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

  /// What lies in one of the folders; nothing where that cannot be told, without a report.
  func entriesIfReadable(in folder: String) -> [FolderEntry] {
    (try? files.entries(in: folder)) ?? []
  }

  /// Reports a fault once, however many files it hides.
  private func report(_ fault: FileFault) {
    if faults.insert(fault).inserted { report(fault.diagnostic) }
  }

  /// Reports what is wrong with a draft, at the place in the file where it is written.
  ///
  /// What only follows from a part that could not be read is left out.
  func report(_ problems: [DraftProblem]) {
    for problem in problems where !isDistrusted(problem.path) {
      let place = place(of: problem.path)
      report(
        Diagnostic(
          severity: problem.severity, code: problem.code,
          file: place?.file ?? self.place, line: place?.line ?? 0, column: place?.column ?? 0,
          message: problem.message, allowed: problem.allowed, suggestion: problem.suggestion))
    }
  }

  /// The name that was most likely meant; looked for by the first mistakes in a folder only.
  func name(nearestTo text: String, in candidates: [String]) -> String? {
    nearestNames.name(nearestTo: text, in: candidates)
  }

  /// Notes that a part of the draft is missing and could not be replaced.
  func leaveOut() {
    isWhole = false
  }

  /// Notes that a part of the draft lacks something already reported, so that nothing more is to be
  /// said about it.
  func distrust(_ path: DraftPath?) {
    if let path { distrusted.insert(path) }
  }

  private func isDistrusted(_ path: DraftPath) -> Bool {
    sequence(first: path, next: \.parent).contains(where: distrusted.contains)
  }

  /// Notes where a part of the draft is written.
  func remember(_ path: DraftPath, file: String, place: TextPlace) {
    remember(path, at: FilePlace(file: file, line: place.line, column: place.column))
  }

  func remember(_ path: DraftPath, at place: FilePlace) {
    places[path] = place
  }

  private func place(of path: DraftPath) -> FilePlace? {
    sequence(first: path, next: \.parent).lazy.compactMap { self.places[$0] }.first
  }
}
