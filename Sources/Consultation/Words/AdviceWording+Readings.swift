import GuidelineModel
import Reasoning

extension AdviceWording {
  /// Where readings of the source differ, and what holds under every one.
  var readings: AdviceInWords.ReadingWords {
    let differing = Set(advice.differences.map(\.tree))
    let decided = advice.trees.filter { $0.outcome != nil }
    let agreeing = decided.filter { !differing.contains($0.tree) }
    let agreement: String?
    if guideline.readings.isEmpty || agreeing.isEmpty {
      agreement = nil
    } else if differing.isEmpty, decided.count == advice.trees.count {
      agreement = phrases.everyReadingAgrees
    } else {
      agreement = phrases.everyReadingAgreesOn(
        agreeing.map { guideline[$0.tree].tab[language] })
    }
    let places = Set(advice.differences.map(\.reading)).sorted()
    return AdviceInWords.ReadingWords(
      agreement: agreement,
      differences: places.map { place in
        let reading = guideline.readings[place.offset]
        return AdviceInWords.ReadingWords.Difference(
          change: reading.change[language], reason: reading.reason[language],
          trees: advice.differences.filter { $0.reading == place }.map(difference))
      })
  }

  private func difference(_ difference: ReadingDifference) -> String {
    let tab = guideline[difference.tree].tab[language]
    switch difference.kind {
    case .missing: return phrases.notReached(tab)
    case .added(let outcomes):
      return phrases.alsoReached(tab, words(outcomes, of: difference.tree))
    case .outcomes(let outcomes):
      return phrases.instead(tab, words(outcomes, of: difference.tree))
    }
  }

  private func words(_ outcomes: OutcomeSet, of tree: Index<Tree>) -> String {
    let summaries = summaries(outcomes, of: tree)
    return outcomes.only == nil ? phrases.stillOpen(summaries) : summaries.joined()
  }
}
