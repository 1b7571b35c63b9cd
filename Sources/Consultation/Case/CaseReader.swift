package import Foundation
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
  package func patient(from json: Data, now: Timestamp) throws(CaseProblem) -> PatientCase {
    guard json.count <= Self.largestCase else {
      throw CaseProblem(
        path: "$",
        message: Text(nl: "een casus is ten hoogste 1 MiB", en: "a case is at most 1 MiB"))
    }
    guard String(validating: json, as: UTF8.self) != nil else {
      throw CaseProblem(
        path: "$", message: Text(nl: "dit is geen UTF-8-tekst", en: "this is not UTF-8 text"))
    }
    if let fault = JSONFault.first(in: Array(json)) {
      throw CaseProblem(path: place(after: fault.offset, in: json), message: fault.message)
    }
    let decoder = JSONDecoder()
    decoder.userInfo[CaseDocument.contextKey] = CaseDocument.Context(
      guideline: guideline, now: now)
    do {
      return try decoder.decode(CaseDocument.self, from: json).patient
    } catch let problem as CaseProblem {
      throw problem
    } catch {
      throw syntaxProblem(in: json)
    }
  }

  /// Where text stops being JSON, without the text.
  private func syntaxProblem(in json: Data) -> CaseProblem {
    do {
      _ = try JSONSerialization.jsonObject(with: json, options: .fragmentsAllowed)
      return CaseProblem(path: "$", message: Self.notJSON)
    } catch let error as NSError {
      let description = error.userInfo["NSDebugDescription"] as? String ?? ""
      let digits = description.firstMatch(of: #/around character (\d+)/#)?.1
      let offset = digits.flatMap { Int($0) } ?? json.count + 1
      return CaseProblem(path: place(after: max(0, offset - 1), in: json), message: Self.notJSON)
    }
  }

  /// The line and column after so many bytes, both from 1.
  private func place(after count: Int, in json: Data) -> String {
    let before = json.prefix(count)
    let line = before.count { $0 == UInt8(ascii: "\n") } + 1
    let column = before.reversed().prefix { $0 != UInt8(ascii: "\n") }.count + 1
    return "\(line):\(column)"
  }

  static let notJSON = Text(nl: "dit is geen JSON", en: "this is not JSON")

  static let objectExpected = Text(
    nl: "hier hoort een JSON-object", en: "a JSON object is expected here")
}
