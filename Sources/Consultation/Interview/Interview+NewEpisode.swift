import GuidelineModel
import Reasoning

extension Interview {
  /// The interview of a new episode: starts at the guideline's tree for it with only
  /// ``keptInNewEpisode``; `nil` if the guideline defines no new episode.
  package var newEpisode: Interview? {
    guard let episode = guideline.plan.newEpisode,
      let tree = guideline.tree(named: episode.start.text)
    else { return nil }
    let kept = keptInNewEpisode
    let patient = PatientCase(
      id: nil, start: tree == guideline.start ? [] : [tree],
      now: Timestamp(Instant(seconds: 0), offsetSeconds: 0),
      events: record.events.filter { kept.contains(.event($0.key)) },
      assumedEvents: [], unknownTimes: record.unknownTimes.filter { kept.contains(.event($0)) },
      answers: record.answers.filter { kept.contains(.item($0.key)) }, done: [:], decisions: [:])
    return Interview(
      continuing: patient, after: [], reasoner: reasoner, order: order, newID: newID)
  }

  /// What a new episode keeps: the answers that the guideline lists, and the start of every step
  /// that is still running.
  package var keptInNewEpisode: [Subject] {
    let items = (guideline.plan.newEpisode?.keeps ?? [])
      .compactMap { guideline.item(named: $0.text) }
      .filter { record.answers[$0].map { $0 != .notKnown } ?? false }
    let running = guideline.plan.steps.compactMap(\.run).compactMap { run -> Index<Event>? in
      guard let from = guideline.event(named: run.from.text),
        let until = guideline.event(named: run.until.text)
      else { return nil }
      return record.hasReported(from) && !ends(from, by: until) ? from : nil
    }
    return items.map { .item($0) } + running.uniqued.map { .event($0) }
  }

  /// Whether what started with one event has ended with another; an end before its start does not
  /// count.
  private func ends(_ beginning: Index<Event>, by end: Index<Event>) -> Bool {
    guard record.hasReported(end) else { return false }
    guard let began = record.events[beginning], let ended = record.events[end] else { return true }
    return ended >= began
  }

  /// In words, what a new episode keeps of this case: answers, and the start of what is still
  /// running.
  package func keptWords(at clock: ClockTimes) -> [String] {
    let phrases = Phrases(clock.language)
    return keptInNewEpisode.map { subject in
      switch subject {
      case .item(let item): return guideline[item].label[clock.language]
      case .event(let event):
        let fact = guideline[event].asFact(in: clock.language)
        let time = record.events[event].map { " \(clock.clock($0))" }
        return fact + (time ?? ", \(phrases.timeNotTold)")
      }
    }
  }
}
