import Foundation
import GuidelineModel

/// Reads a guideline from its folder of YAML and Markdown files.
public enum GuidelineFolder {
  /// Reads and checks a guideline.
  ///
  /// - Parameter path: The folder; its files are described in `Guidelines/README.md`.
  /// - Returns: The guideline, with findings that do not keep it from being used.
  /// - Throws: ``InvalidGuideline`` with every mistake in every file.
  public static func read(atPath path: String) throws(InvalidGuideline) -> LoadedGuideline {
    let read = try draft(atPath: path)
    return LoadedGuideline(
      guideline: read.guideline, findings: read.findings,
      places: GuidelinePlaces(read.draft, read.places))
  }

  /// A folder's draft beside the guideline it makes.
  struct Draft {
    let draft: GuidelineDraft
    let guideline: Guideline
    let findings: [Diagnostic]
    let places: [DraftPath: FilePlace]
  }

  static func draft(atPath path: String) throws(InvalidGuideline) -> Draft {
    let context = ReadingContext(folder: path)
    let draft = FolderReader(context: context).draft()
    guard let draft, context.isWhole else {
      throw InvalidGuideline(diagnostics: context.diagnostics.sorted())
    }
    let guideline: Guideline
    do {
      guideline = try Guideline(draft)
    } catch {
      context.report(error.problems)
      throw InvalidGuideline(diagnostics: context.diagnostics.sorted())
    }
    context.report(Guideline.findings(in: draft))
    guard context.diagnostics.allSatisfy({ $0.severity == .finding }) else {
      throw InvalidGuideline(diagnostics: context.diagnostics.sorted())
    }
    return Draft(
      draft: draft, guideline: guideline, findings: context.diagnostics.sorted(),
      places: context.places)
  }
}
