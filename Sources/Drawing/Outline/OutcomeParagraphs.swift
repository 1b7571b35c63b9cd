package import GuidelineModel
import Reasoning

extension Outcome {
  /// The full wording, with what only the structure says added.
  func paragraphs(in language: Language) -> [Paragraph] {
    guard let whole = words.lines(in: language) else { return wordingParagraphs(in: language) }
    let lines = whole.lines.map { Paragraph(joiner: $0.joiner, text: $0.text) }
    return whole.replaceWording ? lines : wordingParagraphs(in: language) + lines
  }

  /// The wording, broken into paragraphs between steps.
  ///
  /// The text is not changed. The texts of the steps determine where it may be broken; a joining
  /// word such as "EN" begins a paragraph and is kept apart.
  private func wordingParagraphs(in language: Language) -> [Paragraph] {
    let words = wording[language].split(separator: " ").map(String.init)
    let pieces = WordingPieces(words: words, action: action, language: language)
    var paragraphs: [Paragraph] = []
    var joiner: String?
    var current: [String] = []
    for (place, word) in words.enumerated() {
      if place > 0, pieces.breaks(before: place), !current.isEmpty || joiner != nil {
        paragraphs.append(Paragraph(joiner: joiner, text: current.joined(separator: " ")))
        (joiner, current) = (nil, [])
      }
      if place > 0, place < words.count - 1, WordingPieces.joiners.contains(word) {
        joiner = word
      } else {
        current.append(word)
      }
    }
    return paragraphs + [Paragraph(joiner: joiner, text: current.joined(separator: " "))]
  }
}

/// The positions of steps, remarks and conditions of an action in the wording of their outcome.
private struct WordingPieces {
  static let joiners: Set = ["EN", "OF", "AND", "OR"]

  private let words: [String]
  private var starts: Set<Int> = []
  private var ends: Set<Int> = []
  private var conditionEnds: Set<Int> = []

  init(words: [String], action: Action, language: Language) {
    self.words = words
    for text in action.steps.flatMap({ [$0.text] + $0.remarks }) {
      for range in ranges(of: text[language]) {
        starts.insert(range.lowerBound)
        ends.insert(range.upperBound)
      }
    }
    for condition in action.conditions {
      for range in ranges(of: condition[language]) { conditionEnds.insert(range.upperBound) }
    }
  }

  func breaks(before place: Int) -> Bool {
    if Self.joiners.contains(words[place]) { return true }
    guard !Self.joiners.contains(words[place - 1]) else { return false }
    let isCapital = words[place].first?.isUppercase ?? false
    if starts.contains(place) && (isCapital || ends.contains(place)) { return true }
    return isCapital && (ends.contains(place) || conditionEnds.contains(place))
  }

  private func ranges(of text: String) -> [Range<Int>] {
    let piece = text.split(separator: " ").map(String.init)
    guard let last = piece.last, piece.count <= words.count else { return [] }
    return (0...(words.count - piece.count)).compactMap { start in
      let end = start + piece.count
      guard words[start..<(end - 1)].elementsEqual(piece.dropLast()),
        words[end - 1] == last || [".", ",", ":"].contains(where: { words[end - 1] == last + $0 })
      else { return nil }
      return start..<end
    }
  }
}

/// The urgency of an outcome, with its words.
package struct UrgencyLabel: Hashable, Sendable {
  package let urgency: Urgency
  package let words: String

  init(of outcome: Outcome, in guideline: Guideline, language: Language) {
    let own = OutcomeUrgency(of: outcome, in: guideline)
    urgency = own.urgency
    words = own.words(in: language)
  }
}

extension Action {
  /// All conditions of steps and groups.
  var conditions: [Text] {
    switch self {
    case .step(let step): [step.condition].compactMap(\.self)
    case .group(let group):
      [group.condition].compactMap(\.self) + group.actions.flatMap(\.conditions)
    }
  }
}
