package import GuidelineModel
package import Reasoning

/// What became of an advice when something more was said, or something else.
package struct AdviceChanges: Hashable, Sendable {
  /// One difference, with what it was before where that matters.
  package struct Change: Hashable, Sendable {
    package let tree: Index<Tree>
    package let sentence: String
    /// Whether it takes back or alters what was certain, rather than adding to it.
    package let isReversal: Bool
  }

  package let changes: [Change]

  /// Compares two advices for one patient.
  ///
  /// - Parameters:
  ///   - before: The advice before; nil where there was none.
  ///   - after: The advice now.
  ///   - guideline: The guideline of both.
  ///   - language: The language of the sentences.
  package init(
    from before: Advice?, to after: Advice, guideline: Guideline, language: Language
  ) {
    let phrases = Phrases(language)
    let clock = ClockTimes(
      now: after.now.instant, timeZone: guideline.timeZone, language: language)
    func summary(_ tree: TreeAdvice) -> String? {
      tree.outcome.map { guideline[tree.tree].outcomes[$0.offset].words.headline[language] }
    }
    func due(_ tree: TreeAdvice) -> String {
      let dues = after.deadlines.filter { $0.tree == tree.tree }
        .compactMap { deadline in deadline.due.map { (due: $0, deadline: deadline) } }
      guard let first = dues.min(by: { $0.due < $1.due }) else { return "" }
      let when = first.deadline.conditionBesideHeadline(in: guideline)
      return "; " + (when.map { Phrases.midSentence($0[language]) + ": " } ?? "")
        + clock.due(first.due)
    }
    var changes: [Change] = []
    for tree in after.trees {
      let name = guideline[tree.tree].tab[language]
      let old = before?.trees.first { $0.tree == tree.tree }
      guard old?.outcome != tree.outcome else { continue }
      switch (old.flatMap(summary), summary(tree)) {
      case (nil, let new?):
        changes.append(
          Change(
            tree: tree.tree, sentence: phrases.nowDecided(name, new + due(tree)),
            isReversal: false))
      case (let old?, let new?):
        changes.append(
          Change(
            tree: tree.tree, sentence: phrases.nowDifferent(name, from: old, to: new + due(tree)),
            isReversal: true))
      case (let old?, nil):
        changes.append(
          Change(tree: tree.tree, sentence: phrases.noLongerDecided(name, old), isReversal: true))
      case (nil, nil):
        continue
      }
    }
    for tree in before?.trees ?? [] where !after.trees.contains(where: { $0.tree == tree.tree }) {
      changes.append(
        Change(
          tree: tree.tree, sentence: phrases.noLongerReached(guideline[tree.tree].tab[language]),
          isReversal: true))
    }
    self.changes = changes
  }
}
