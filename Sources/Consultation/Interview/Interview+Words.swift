import GuidelineModel
import Reasoning

extension Interview {
  /// In words, what a new episode keeps of this case: answers, and the start of what is still
  /// running.
  package func keptWords(at clock: ClockTimes) -> [String] {
    let guideline = reasoner.guideline
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
