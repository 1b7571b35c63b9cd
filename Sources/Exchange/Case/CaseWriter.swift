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
    var json = JSONText(indented: isIndented)
    json.object { json in
      json.member("answers") { json in
        json.object { json in
          for (item, answer) in answers {
            json.member(item.id.text) { Self.write(answer, of: item, time: time, to: &$0) }
          }
        }
      }
      write(decisionsOf: patient, to: &json)
      json.byName("done", patient.done, { guideline[$0].id.text }) { json, tick in
        switch tick {
        case .at(let instant): json.string(time(instant))
        case .untimed: json.flag(true)
        }
      }
      json.byName("events", patient.reportedEvents, { guideline[$0].id.text }) { json, reported in
        switch reported {
        case .time(let instant): json.string(time(instant))
        case .assumed(let instant): json.object { $0.member("assumed", time(instant)) }
        case .unknown: json.object { $0.member("unknown", true) }
        }
      }
      json.member("format", CaseDocument.format)
      json.member("id", patient.id)
      if !patient.start.isEmpty {
        json.member("start", patient.start.map { guideline[$0].id.text })
      }
    }
    return json.bytes + (isIndented ? [UInt8(ascii: "\n")] : [])
  }

  private func write(decisionsOf patient: PatientCase, to json: inout JSONText) {
    json.byName("decisions", patient.decisions, { guideline[$0].id.text }) { json, decision in
      json.object { json in
        switch decision {
        case .followed(let remark):
          json.member("followed", true)
          json.member("remark", remark)
        case .declined(let reason, let remark):
          json.member("followed", false)
          json.member("reason", guideline[reason].id.text)
          json.member("remark", remark)
        }
      }
    }
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

extension PatientCase {
  /// What a case reports about an event.
  fileprivate enum ReportedEvent {
    case time(Instant)
    case assumed(Instant)
    case unknown
  }

  fileprivate var reportedEvents: [Index<Event>: ReportedEvent] {
    var reported: [Index<Event>: ReportedEvent] = [:]
    for event in unknownTimes { reported[event] = .unknown }
    for (event, time) in events {
      reported[event] = assumedEvents.contains(event) ? .assumed(time) : .time(time)
    }
    return reported
  }
}

extension JSONText {
  /// A member that is an object with one value per key, sorted by name; omitted when empty.
  fileprivate mutating func byName<Key: Hashable, Value>(
    _ key: String, _ values: [Key: Value], _ name: (Key) -> String,
    _ write: (inout JSONText, Value) -> Void
  ) {
    guard !values.isEmpty else { return }
    let named = values.map { (name: name($0), value: $1) }.sorted { $0.name < $1.name }
    member(key) { json in
      json.object { json in
        for (name, value) in named { json.member(name) { write(&$0, value) } }
      }
    }
  }
}
