package import GuidelineModel
package import Reasoning

/// Reads a patient's case from JSON.
package struct CaseReader: Sendable {
  private let guideline: Guideline

  /// The most a case may hold.
  package static let largestCase = 1 << 20

  package init(_ guideline: Guideline) {
    self.guideline = guideline
  }

  /// Reads one case.
  ///
  /// - Parameters:
  ///   - json: The case as `interface.md` describes it; UTF-8, at most 1 MiB.
  ///   - now: The moment to take where the case names none.
  /// - Returns: The case, every name in it looked up; times and measurements are not yet weighed
  ///   against one another.
  /// - Throws: The first problem found.
  package func patient(from json: [UInt8], now: Timestamp) throws(CaseProblem) -> PatientCase {
    guard json.count <= Self.largestCase else {
      throw CaseProblem(
        path: "$",
        message: Text(nl: "een casus is ten hoogste 1 MiB", en: "a case is at most 1 MiB"))
    }
    return try CaseDocument(guideline).patient(
      in: JSONDocument(readingFile: json).root, now: now)
  }
}
