public import GuidelineModel
import JSON
public import Reasoning

/// Writes a patient's case as the JSON that ``CaseReader`` reads.
///
/// ```swift
/// let json = CaseWriter(guideline).json(patient)
/// ```
public struct CaseWriter: Sendable {
  private let guideline: Guideline

  /// Creates a writer; worth keeping for many cases.
  ///
  /// - Parameter guideline: The guideline the cases were read with.
  public init(_ guideline: Guideline) {
    self.guideline = guideline
  }

  /// The case without `now`, so that opened again it counts down from the same moments.
  ///
  /// - Parameters:
  ///   - patient: The case; its times are written in the offset of its `now`.
  ///   - isIndented: Whether it is laid out for people; if not, it is one line without an end.
  /// - Returns: UTF-8, the same bytes for the same case: keys in the order of their letters.
  public func json(_ patient: PatientCase, isIndented: Bool = true) -> [UInt8] {
    let offset = patient.now.offsetSeconds
    func time(_ instant: Instant) -> String {
      Timestamp(instant, offsetSeconds: offset).rfc3339
    }
    let answers = patient.answers.map { (guideline[$0], $1) }.sorted { $0.0.id.text < $1.0.id.text }
    let events = patient.events.map { (guideline[$0].id.text, time($1)) }.sorted { $0.0 < $1.0 }
    var json = JSONText(indented: isIndented)
    json.object { json in
      json.member("answers") { json in
        json.object { json in
          for (item, answer) in answers {
            json.member(item.id.text) { Self.write(answer, of: item, time: time, to: &$0) }
          }
        }
      }
      if !events.isEmpty {
        json.member("events") { json in
          json.object { json in
            for (event, time) in events { json.member(event, time) }
          }
        }
      }
      json.member("id", patient.id)
      if !patient.start.isEmpty {
        json.member("start", patient.start.map { guideline[$0].id.text })
      }
    }
    return json.bytes + (isIndented ? [UInt8(ascii: "\n")] : [])
  }

  private static func write(
    _ answer: Answer, of item: Item, time: (Instant) -> String, to json: inout JSONText
  ) {
    switch answer {
    case .values(let values):
      let names = values.map { item.values[$0].id.text }
      if names.count == 1 {
        json.string(names[0])
      } else {
        json.array(names) { $0.string($1) }
      }
    case .onset(let instant): json.object { $0.member(Scale.onset.key, time(instant)) }
    case .amount(let amount, let scale):
      json.object { json in json.member(scale.key, written: Array(amount.text.utf8)) }
    case .notKnown: json.object { $0.member("unknown", true) }
    }
  }
}
