import GuidelineModel

extension PlanDraft {
  /// An answer of the case in words: the item and its values.
  func answerWords(_ item: Index<Item>) -> Text {
    let content = facts.guideline[item]
    let values = facts.state[item].map { content.values[$0].label }
    return Text(
      nl: "\(content.label.nl): \(values.map(\.nl).joined(separator: ", "))",
      en: "\(content.label.en): \(values.map(\.en).joined(separator: ", "))")
  }

  /// The numbers of some trees, for use within a sentence.
  func treeWords(_ trees: [Index<Tree>]) -> Text {
    let numbers = trees.sorted().uniqued.map { String($0.offset + 1) }
    // A running step may come from a tree that the current pathway does not reach.
    guard !numbers.isEmpty else { return Text(nl: "een eerdere boom", en: "an earlier tree") }
    func list(_ word: String, _ plural: String, _ and: String) -> String {
      guard let last = numbers.last, numbers.count > 1 else {
        return "\(word) \(numbers.joined())"
      }
      return "\(plural) \(numbers.dropLast().joined(separator: ", ")) \(and) \(last)"
    }
    return Text(nl: list("boom", "bomen", "en"), en: list("tree", "trees", "and"))
  }
}
