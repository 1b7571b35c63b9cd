public import GuidelineModel
import JSON
public import Reasoning

/// Reads a patient's case from JSON.
public struct CaseReader: Sendable {
  private let guideline: Guideline

  /// The most a case may hold.
  public static let largestCase = 1 << 20

  public init(_ guideline: Guideline) {
    self.guideline = guideline
  }

  /// Reads one case.
  ///
  /// - Parameters:
  ///   - json: The case as `docs/interface.md` describes it; UTF-8, at most 1 MiB.
  ///   - now: The moment to take where the case names none.
  /// - Returns: The case, every name in it looked up; times and measurements are not yet weighed
  ///   against one another.
  /// - Throws: The first problem found.
  public func patient(from json: [UInt8], now: Timestamp) throws(CaseProblem) -> PatientCase {
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
      throw CaseProblem(
        path: Self.place(after: error.offset, in: json), message: Self.message(of: error.kind))
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

  private static func message(of kind: JSONFault.Kind) -> Text {
    switch kind {
    case .syntax: Text(nl: "dit is geen JSON", en: "this is not JSON")
    case .depth:
      Text(
        nl: "deze JSON is dieper genest dan een casus kan zijn",
        en: "this JSON is nested deeper than a case can be")
    case .duplicateKey:
      Text(nl: "een sleutel staat twee keer in één object", en: "a key stands twice in one object")
    case .loneSurrogate:
      Text(
        nl: "een tekst bevat de helft van een surrogaatpaar; dat is geen geldige Unicode",
        en: "a text holds half of a surrogate pair, which is not valid Unicode")
    }
  }
}
