import GuidelineModel
import Reasoning

extension AdviceWording {
  /// Where readings of the source differ, and what every reading agrees on.
  var readings: AdviceInWords.ReadingWords {
    let differing = Set(advice.differences.map(\.tree))
    let decided = advice.trees.filter { $0.outcome != nil }
    let agreeing = decided.filter { !differing.contains($0.tree) }
    let agreement: String?
    if guideline.readings.isEmpty || agreeing.isEmpty {
      agreement = nil
    } else if differing.isEmpty {
      agreement =
        decided.count == advice.trees.count
        ? phrases.everyReadingAgrees : phrases.everyReadingAgreesSoFar
    } else {
      agreement = phrases.everyReadingAgreesOnTheRest
    }
    return AdviceInWords.ReadingWords(agreement: agreement, differences: groupedDifferences)
  }

  /// The readings that differ, grouped by what they say.
  private var groupedDifferences: [AdviceInWords.ReadingWords.Group] {
    var groups: [AdviceInWords.ReadingWords.Group] = []
    for place in Set(advice.differences.map(\.reading)).sorted() {
      let reading = guideline.readings[place.offset]
      let words = AdviceInWords.ReadingWords.OtherReading(
        change: reading.change[language], reason: reading.reason[language])
      var said = statements(advice.differences.filter { $0.reading == place })
      if let first = said.first { said[0] = phrases.otherReading(first) }
      if let same = groups.firstIndex(where: { $0.statements == said }) {
        groups[same].readings.append(words)
      } else {
        groups.append(.init(statements: said, readings: [words]))
      }
    }
    return groups
  }

  private func statements(_ differences: [ReadingDifference]) -> [String] {
    let missing = differences.filter { $0.kind == .missing }.map {
      guideline[$0.tree].tab[language]
    }
    return differences.compactMap(statement)
      + (missing.isEmpty ? [] : [phrases.notReached(missing)])
  }

  private func statement(_ difference: ReadingDifference) -> String? {
    let tab = guideline[difference.tree].tab[language]
    switch difference.kind {
    case .missing: return nil
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
