import Foundation
import GuidelineModel
import TestSupport
import Testing

@testable import Reasoning

/// What is known of the events of a case, against the second engine.
struct CaseEventsTests {
  private let guideline: Guideline

  init() throws { guideline = try Clinic.builtIn().guideline }

  static let table: [String] = {
    let file = Repository.file("Tests/Fixtures/plan-events.txt")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").map(String.init)
  }()

  @Test
  func `the table has cases`() { #expect(Self.table.count == 120) }

  @Test(arguments: 0..<120)
  func `events are what the second engine makes of them`(number: Int) throws {
    let columns = Self.table[number].components(separatedBy: " | ")
    let patient = try patient(said: columns[0])
    let events = CaseEvents(of: patient, in: guideline)
    let items = try words(columns[1]).map { try #require(guideline.item(named: $0)) }
    let proven = events.proven(byAnswersTo: items)
    let possibleEvents = events.possibleEvents(
      proven: proven, answers: items,
      start: try words(columns[2]).map { try #require(guideline.tree(named: $0)) },
      outcomes: try words(columns[3]).map(outcome))
    let all = guideline.events.indices.map { Index<Event>($0) }
    #expect(names(all.filter(events.isGiven)) == columns[4])
    #expect(
      line(
        all.compactMap { event in
          events.time(of: event).map { "\(guideline[event].id)=\($0.seconds)" }
        }) == columns[5])
    #expect(names(proven) == columns[6])
    #expect(names(possibleEvents) == columns[7])
    #expect(
      line(
        events.orderViolations.map { "\(guideline[$0.event].id)<\(guideline[$0.mustFollow].id)" })
        == columns[8])
  }

  private func patient(said: String) throws -> PatientCase {
    var patient = PatientCase(now: try Timestamp(rfc3339: "2026-11-25T12:00:00Z"))
    for word in words(said) {
      let parts = word.split(separator: "=").map(String.init)
      let event = try #require(guideline.event(named: parts[0]))
      if parts[1] == "unknown" {
        patient.unknownTimes.insert(event)
      } else {
        if parts[1].hasPrefix("assumed:") { patient.assumedEvents.insert(event) }
        let time = parts[1].replacing("assumed:", with: "")
        patient.events[event] = try Timestamp(rfc3339: time).instant
      }
    }
    return patient
  }

  private func outcome(_ text: String) throws -> TreeOutcome {
    let parts = text.split(separator: "/").map(String.init)
    let tree = try #require(guideline.tree(named: parts[0]))
    let place = try #require(guideline[tree].outcomes.firstIndex { $0.id.text == parts[1] })
    return TreeOutcome(Index(place), of: tree)
  }

  private func words(_ column: String) -> [String] {
    column == "-" ? [] : column.split(separator: " ").map(String.init)
  }

  private func names(_ events: some Sequence<Index<Event>>) -> String {
    line(events.map { guideline[$0].id.text })
  }

  private func line(_ words: [String]) -> String {
    words.isEmpty ? "-" : words.sorted().joined(separator: " ")
  }
}
