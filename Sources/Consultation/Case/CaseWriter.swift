package import Foundation
package import GuidelineModel
package import Reasoning

/// Writes a patient's case as the JSON that ``CaseReader`` reads.
package struct CaseWriter: Sendable {
  private let guideline: Guideline

  package init(_ guideline: Guideline) {
    self.guideline = guideline
  }

  /// The case without `now`, so that opened again it counts down from the same moments.
  ///
  /// - Parameters:
  ///   - patient: The case; its times are written in the offset of its `now`.
  ///   - isIndented: Whether it is laid out for people; if not, it is one line without an end.
  /// - Returns: UTF-8, the same bytes for the same case.
  /// - Throws: Never for a case of this guideline, which holds nothing that JSON cannot.
  package func json(_ patient: PatientCase, isIndented: Bool = true) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    if isIndented { encoder.outputFormatting.insert(.prettyPrinted) }
    let offset = patient.now.offsetSeconds
    let document = Document(
      start: patient.start.isEmpty ? nil : patient.start.map { guideline[$0].id.text },
      events: patient.events.isEmpty
        ? nil
        : Dictionary(
          uniqueKeysWithValues: patient.events.map {
            (guideline[$0].id.text, Timestamp($1, offsetSeconds: offset).rfc3339)
          }),
      answers: Dictionary(
        uniqueKeysWithValues: patient.answers.map { item, answer in
          (guideline[item].id.text, AnswerForm(answer, of: guideline[item], offset: offset))
        }))
    return try encoder.encode(document) + (isIndented ? Data("\n".utf8) : Data())
  }

  private struct Document: Encodable {
    let start: [String]?
    let events: [String: String]?
    let answers: [String: AnswerForm]
  }

  private enum AnswerForm: Encodable {
    case value(String)
    case values([String])
    case since(String)
    case months(Double)
    case notKnown

    init(_ answer: Answer, of item: Item, offset: Int) {
      switch answer {
      case .values(let values):
        let names = values.map { item.values[$0].id.text }
        self = names.count == 1 ? .value(names[0]) : .values(names)
      case .onset(let instant):
        self = .since(Timestamp(instant, offsetSeconds: offset).rfc3339)
      case .months(let months):
        self = .months(months)
      case .notKnown:
        self = .notKnown
      }
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .value(let name): try container.encode(name)
      case .values(let names): try container.encode(names)
      case .since(let time): try container.encode(["since": time])
      case .months(let months): try container.encode(["months": months])
      case .notKnown: try container.encode(["unknown": true])
      }
    }
  }
}
