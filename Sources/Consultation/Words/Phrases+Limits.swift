import GuidelineModel
import Reasoning

extension Phrases {
  var to: String { either(" tot ", " to ") }

  func dueBy(_ time: String) -> String { either("uiterlijk \(time)", "by \(time) at the latest") }
  func wasDue(_ time: String) -> String {
    either("had uiterlijk \(time) gemoeten", "was due by \(time)")
  }
  func beginBy(_ time: String) -> String {
    either("begin uiterlijk \(time)", "begin by \(time) at the latest")
  }
  func wasToBegin(_ time: String) -> String {
    either("had uiterlijk \(time) moeten beginnen", "should have begun by \(time)")
  }
  var passed: String { either("verstreken", "passed") }
  var latestPassed: String { either("uiterste tijd verstreken", "latest time passed") }
  func notBefore(_ time: String) -> String {
    either("niet eerder dan \(time)", "not before \(time)")
  }
  func allowedSince(_ time: String) -> String {
    either("mag sinds \(time)", "allowed since \(time)")
  }

  func after(_ span: String, _ event: String) -> String {
    either("\(span) na \(event)", "\(span) after \(event)")
  }
  func countedFrom(_ event: String) -> String {
    either("gerekend vanaf \(event)", "counted from \(event)")
  }
  var timeNotGiven: String { either("tijdstip niet opgegeven", "time not given") }
  func takenToBe(_ moment: String) -> String {
    either(
      "tijdstip niet opgegeven, gerekend vanaf \(moment)",
      "time not given, counted from \(moment)")
  }

  var momentsHeading: String { either("Momenten", "Moments") }
  func kind(_ kind: Moment.Kind, isPast: Bool) -> String {
    switch kind {
    case .earliest:
      isPast ? either("mag al", "allowed already") : either("mag vanaf dan", "allowed from then")
    case .latest: isPast ? either("uiterste tijd voorbij", "was due") : either("uiterlijk", "due")
    }
  }
  /// The title of a calendar entry; calendar programs keep entries that a later file omits.
  func decisionEntry(_ words: String) -> String {
    either("besluit: \(words)", "decision: \(words)")
  }
  var holdingEntry: String { either("voorlopig", "provisional") }
  var unconfirmedEntry: String { either("niet bevestigd", "not confirmed") }
  var removeEntry: String {
    either(
      "Gedaan of vervallen: verwijder deze afspraak zelf uit de agenda",
      "Done or lapsed: remove this entry from the calendar yourself")
  }
  var latestEntry: String { either("Uiterlijk", "By now at the latest") }
  var earliestEntry: String { either("Mag vanaf nu", "Allowed from now") }
}
