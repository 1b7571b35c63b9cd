package import Cohort
package import GuidelineModel

/// What a report says of itself.
package struct ReportContext: Sendable {
  package let guideline: Guideline
  package let digest: String
  package let language: Language
  package let programVersion: String
  /// The day it was made, as `2026-11-27`.
  package let day: String
  /// The command as it was given, without folders.
  package let command: String
  /// The rows, those that cannot be read included.
  package let rows: Int
  package let unreadable: UnreadableRows?
  /// The items that no column tells; nil where that is not known.
  package let missing: [Index<Item>]?
  /// Whether a column says that the rows are made up.
  package let isSynthetic: Bool

  package init(
    guideline: Guideline, digest: String, language: Language, programVersion: String, day: String,
    command: String, rows: Int, unreadable: UnreadableRows?, missing: [Index<Item>]?,
    isSynthetic: Bool
  ) {
    self.guideline = guideline
    self.digest = digest
    self.language = language
    self.programVersion = programVersion
    self.day = day
    self.command = command
    self.rows = rows
    self.unreadable = unreadable
    self.missing = missing
    self.isSynthetic = isSynthetic
  }
}
