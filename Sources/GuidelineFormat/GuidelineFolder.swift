public import GuidelineModel

/// Reads a guideline from its folder of YAML and Markdown files.
public enum GuidelineFolder {
  /// Reads and checks a guideline.
  ///
  /// - Parameter path: The folder; its files are described in `Guidelines/README.md`.
  /// - Returns: The guideline, with findings that do not prevent its use.
  /// - Throws: ``InvalidGuideline`` with all problems when any file has an error.
  public static func read(atPath path: String) throws(InvalidGuideline) -> LoadedGuideline {
    try read(try files(atPath: path), at: path)
  }

  /// Reads and checks a guideline that is not necessarily on disk.
  ///
  /// - Parameters:
  ///   - files: Its files.
  ///   - folder: The name of the folder in messages.
  /// - Returns: The guideline, with findings that do not prevent its use.
  /// - Throws: ``InvalidGuideline`` with all problems when any file has an error.
  package static func read(
    _ files: any FolderFiles, at folder: String
  ) throws(InvalidGuideline) -> LoadedGuideline {
    let read = try draft(of: files, at: folder)
    return LoadedGuideline(
      guideline: read.guideline, findings: read.findings,
      locations: GuidelineLocations(read.draft, read.locations))
  }

  /// The subfolders whose files are read; `""` is the folder itself.
  static let folders = ["", "trees"] + Language.allCases.map { "rationale/\($0.rawValue)" }

  private static func files(atPath path: String) throws(InvalidGuideline) -> DiskFolder {
    do {
      return try DiskFolder(path: path)
    } catch {
      throw InvalidGuideline(diagnostics: [error.diagnostic])
    }
  }

  /// The draft of a folder together with the resolved guideline.
  struct Draft {
    let draft: GuidelineDraft
    let guideline: Guideline
    let findings: [Diagnostic]
    let locations: [DraftPath: FileLocation]
  }

  static func draft(atPath path: String) throws(InvalidGuideline) -> Draft {
    try draft(of: try files(atPath: path), at: path)
  }

  private static func draft(
    of files: any FolderFiles, at folder: String
  ) throws(InvalidGuideline) -> Draft {
    let context = ReadingContext(files, at: folder)
    let draft = FolderReader(context: context).draft()
    guard let draft, context.isWhole else {
      throw InvalidGuideline(diagnostics: context.diagnostics.sorted())
    }
    let resolved: ResolvedDraft
    do {
      resolved = try ResolvedDraft(draft)
    } catch {
      context.report(error.problems)
      throw InvalidGuideline(diagnostics: context.diagnostics.sorted())
    }
    context.report(resolved.findings)
    guard context.diagnostics.allSatisfy({ $0.severity == .finding }) else {
      throw InvalidGuideline(diagnostics: context.diagnostics.sorted())
    }
    return Draft(
      draft: draft, guideline: resolved.guideline, findings: context.diagnostics.sorted(),
      locations: context.locations)
  }
}

/// A guideline that is ready for use, with its logic digest.
public struct LoadedGuideline: Sendable {
  /// The guideline itself.
  public let guideline: Guideline
  /// `sha256:` and 64 hexadecimal digits: the hash of everything that can change an advice.
  ///
  /// It is the same on every machine, and equal for guidelines that differ only in their texts.
  public let digest: String
  /// Problems that should be corrected, although every advice is right.
  public let findings: [Diagnostic]

  /// The positions of its parts; `nil` for a guideline that was not read from files.
  package let locations: GuidelineLocations?

  init(guideline: Guideline, findings: [Diagnostic], locations: GuidelineLocations? = nil) {
    self.guideline = guideline
    self.findings = findings
    self.locations = locations
    digest = "sha256:" + SHA256.hexadecimalHash(of: guideline.canonicalLogic.utf8)
  }
}
