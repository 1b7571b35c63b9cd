import GuidelineModel
import Yams

/// Collects what is found while the files of one folder are read: diagnostics, and where in which
/// file each part of the draft is written.
final class ReadingContext {
  let folder: String
  private(set) var diagnostics: [Diagnostic] = []
  /// Whether nothing had to be left out of the draft for want of its name or place; only then can
  /// names be looked up without reporting what follows from the omission.
  private(set) var isWhole = true
  private var distrusted: Set<DraftPath> = []
  private var places: [DraftPath: (file: String, mark: Mark)] = [:]
  private var nearestNames = NearestNames()

  init(folder: String) {
    self.folder = folder
  }

  func report(_ diagnostic: Diagnostic) {
    diagnostics.append(diagnostic)
  }

  /// Reports what is wrong with a draft, at the place in the file where it is written.
  ///
  /// What only follows from a part that could not be read is left out.
  func report(_ problems: [Problem]) {
    for problem in problems where !isDistrusted(problem.path) {
      let place = place(of: problem.path)
      report(
        Diagnostic(
          severity: problem.severity == .error ? .error : .finding, code: problem.code,
          file: place?.file ?? folder, line: place?.mark.line ?? 0,
          column: place?.mark.column ?? 0, message: problem.message, allowed: problem.allowed,
          suggestion: problem.suggestion))
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

  func remember(_ path: DraftPath, file: String, mark: Mark?) {
    if let mark { places[path] = (file, mark) }
  }

  /// Where every part of the draft is written.
  func filePlaces() -> [DraftPath: FilePlace] {
    places.mapValues { FilePlace(file: $0.file, line: $0.mark.line, column: $0.mark.column) }
  }

  private func place(of path: DraftPath) -> (file: String, mark: Mark)? {
    var path: DraftPath? = path
    while let current = path {
      if let place = places[current] { return place }
      path = current.parent
    }
    return nil
  }
}
