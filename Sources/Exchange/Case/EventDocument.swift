import GuidelineModel
import JSON
import Reasoning

/// The JSON form of the time of an event: a time, an assumed time, or unknown.
struct EventDocument {
  private let guideline: Guideline

  init(_ guideline: Guideline) {
    self.guideline = guideline
  }

  /// Reads the events of a case.
  ///
  /// - Throws: ``CaseProblem`` when an event or its time is not valid.
  func read(_ value: JSONDocument.Value, into patient: inout PatientCase) throws(CaseProblem) {
    let members = try value.object(at: "$.events")
    for event in guideline.events where event.isDerived && members[event.id.text] != nil {
      throw CaseProblem(
        path: "$.events.\(event.id)",
        message: Text(
          nl: "deze gebeurtenis volgt uit andere; geef het tijdstip daarvan",
          en: "this event follows from others; give the time of those"),
        allowed: event.firstOf.map(\.text))
    }
    try members.refuseKeys(
      notIn: guideline.events.filter { !$0.isDerived }.map(\.id.text), at: "$.events",
      message: Text(nl: "onbekende gebeurtenis", en: "unknown event"))
    for (place, event) in guideline.events.enumerated() {
      guard let value = members[event.id.text] else { continue }
      try read(value, of: event, at: Index(place), into: &patient)
    }
  }

  private func read(
    _ value: JSONDocument.Value, of event: Event, at index: Index<Event>,
    into patient: inout PatientCase
  ) throws(CaseProblem) {
    let path = "$.events.\(event.id)"
    guard let members = value.members else {
      patient.events[index] = try value.timestamp(at: path).instant
      return
    }
    guard members.count == 1, let (key, inner) = members.first, key == Self.key(of: event) else {
      throw CaseProblem(path: path, message: Self.forms(of: event), allowed: [Self.key(of: event)])
    }
    if event.defaultsToNow {
      patient.events[index] = try inner.timestamp(at: "\(path).\(key)").instant
      patient.assumedEvents.insert(index)
    } else {
      guard inner.isTrue else {
        throw CaseProblem(
          path: "\(path).\(key)",
          message: Text(
            nl: "\"unknown\" is alleen true; laat de gebeurtenis weg als die er nog niet was",
            en: "\"unknown\" is only ever true; leave the event out where it has not happened"))
      }
      patient.unknownTimes.insert(index)
    }
  }

  /// The only key of the object form of an event.
  static func key(of event: Event) -> String { event.defaultsToNow ? "assumed" : "unknown" }

  private static func forms(of event: Event) -> Text {
    event.defaultsToNow
      ? Text(
        nl: "deze gebeurtenis is een tijd of {\"assumed\": tijd}; de tijd ervan is nooit onbekend",
        en: "this event is a time or {\"assumed\": time}; its time is never unknown")
      : Text(
        nl: "deze gebeurtenis is een tijd of {\"unknown\": true}; de tijd ervan wordt nooit "
          + "aangenomen",
        en: "this event is a time or {\"unknown\": true}; its time is never assumed")
  }
}
