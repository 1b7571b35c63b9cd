import GuidelineModel
import Reasoning

/// The status of a tree for a patient, in words.
struct TreeStatus {
  let name: String
  let words: String

  /// Whether the tree is decided and needs no choice.
  var isDecided: Bool { name == Self.decided }

  private static let decided = "decided"

  init(_ tree: TreeAdvice, in guideline: Guideline, language: Language) {
    let words = PageWords(language: language)
    if let choice = tree.openChoice {
      name = "waiting"
      self.words = "\(words.stateChoice): \(guideline[choice.item].label[language])"
    } else if tree.outcome != nil {
      name = Self.decided
      self.words = words.stateDecided
    } else {
      name = "waiting"
      self.words = words.waitsFor(tree.awaitedItem.map { guideline[$0].label[language] } ?? "")
    }
  }
}
