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
    guard (try? UTF8Span(validating: json.span)) != nil else {
      throw CaseProblem(
        path: "$", message: Text(nl: "dit is geen UTF-8-tekst", en: "this is not UTF-8 text"))
    }
    let document: JSONDocument
    do {
      document = try JSONDocument(json)
    } catch {
      throw CaseProblem(path: Self.place(after: error.offset, in: json), message: error.message)
    }
    return try CaseDocument(guideline).patient(in: document.root, now: now)
  }

  /// The line and column after so many bytes, both from 1.
  private static func place(after count: Int, in json: [UInt8]) -> String {
    let before = json.prefix(count)
    let line = before.count { $0 == UInt8(ascii: "\n") } + 1
    let column = before.reversed().prefix { $0 != UInt8(ascii: "\n") }.count + 1
    return "\(line):\(column)"
  }
}
