import GuidelineModel
import Reasoning

extension AnalysisTables.Limit {
  /// What became of the limit for a row, and how many minutes it took.
  func result(_ facts: RowFacts) -> (kind: Int, minutes: Int?) {
    guard let start = facts.first(of: from) else { return (GroupLayout.noStart, nil) }
    guard let end = facts.first(of: until) else { return (GroupLayout.noEnd, nil) }
    guard end.latest >= start.earliest else { return (GroupLayout.reversed, nil) }
    let kind =
      if end.latest <= start.earliest.advanced(bySeconds: seconds) {
        GroupLayout.met
      } else if end.earliest > start.latest.advanced(bySeconds: seconds) {
        GroupLayout.late
      } else {
        GroupLayout.uncertain
      }
    let twice =
      end.earliest.seconds + end.latest.seconds - start.earliest.seconds - start.latest.seconds
    return (kind, TimelinessCounts.rounded(minutes: Int(max(0, twice) / 120)))
  }
}

extension RowFacts {
  /// The time of the first of some events, as far as it is known.
  fileprivate func first(of events: [Int]) -> EventTime? {
    var first: EventTime?
    for event in events {
      guard let time = self.events[event] else { continue }
      first =
        first.map {
          EventTime(earliest: min($0.earliest, time.earliest), latest: min($0.latest, time.latest))
        } ?? time
    }
    return first
  }
}
