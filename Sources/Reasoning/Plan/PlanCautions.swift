import GuidelineModel

/// A caution with names resolved to indices.
final class CautionRule: Sendable {
  let condition: ConditionRule
  /// Steps on whose lines it is also shown.
  let steps: [Index<StepRule>]
  /// A tree to mention in addition, if it is in the pathway.
  let alsoNames: Index<Tree>?
  /// An event whose order warnings it replaces.
  let replacesOrderOf: Index<Event>?
  let message: Text
  /// Whether the message has placeholders to fill from the case.
  let hasPlaceholders: Bool
  let content: Caution

  init(_ caution: Caution, _ names: PlanNames) {
    condition = ConditionRule(caution.condition, names)
    steps = names.steps(caution.steps)
    alsoNames = names.tree(caution.alsoNames)
    replacesOrderOf = names.event(caution.replacesOrderOf)
    content = caution
    let message =
      switch caution.message {
      case .words(let text): text
      case .note(let note):
        names.guideline.notes.first { $0.id == note }?.text ?? Text(nl: "", en: "")
      }
    self.message = message
    hasPlaceholders = Language.allCases.contains { message[$0].contains("{") }
  }
}

extension PlanDraft {
  /// The cautions that apply, in guideline order.
  func cautionsShown() -> [CautionRule] { rules.cautions.filter { holds($0.condition) } }

  /// A caution with its message filled in from the case.
  func shown(_ rule: CautionRule) -> ShownCaution {
    ShownCaution(
      code: rule.content.code.text, message: message(of: rule), urgency: rule.content.urgency,
      citations: rule.content.citations, isFolded: rule.content.isFolded)
  }

  /// The message with the trees and steps of the case filled in.
  private func message(of rule: CautionRule) -> Text {
    let message = rule.hasPlaceholders ? filled(rule) : rule.message
    guard let tree = rule.alsoNames, facts.trees.evaluatedTree(of: tree)?.isReached == true else {
      return message
    }
    let words = treeWords([tree])
    return Text(
      nl: "\(message.nl) Zie ook \(words.nl).", en: "\(message.en) See also \(words.en).",
      isOurs: message.isOurs)
  }

  private func filled(_ rule: CautionRule) -> Text {
    rule.message.filled { name, language in
      switch name {
      case "considering":
        let open = rule.condition.open.flatMap { lineIndex(of: $0) }
        return treeWords(open.map { lines[$0].named.map(\.tree) } ?? [])[language]
      case "ending":
        return treeWords(rule.condition.outcomes.filter(facts.isFollowed).map(\.tree))[language]
      case "steps":
        return closedAtOnce.map { lines[$0].entry.name(in: facts.guideline)[language] }
          .joined(separator: "; ")
      default: return nil
      }
    }
  }

  /// Adds cautions to the lines of the steps they name.
  mutating func addCautions(_ shown: [CautionRule]) {
    for rule in shown where !rule.steps.isEmpty {
      let message = self.shown(rule).message
      for index in lines.indices where lines[index].isListed && !lines[index].isFinished {
        guard let step = lines[index].step, rule.steps.contains(step) else { continue }
        lines[index].entry.remarks.append(message)
      }
    }
  }

  /// Adds the remarks of steps whose conditions hold.
  mutating func addRemarks() {
    for index in lines.indices where lines[index].isListed {
      guard let rule = rule(of: lines[index]) else { continue }
      for line in rule.lines where holds(line.condition, of: lines[index]) {
        lines[index].entry.remarks.append(line.text)
      }
    }
  }
}

extension PlanDraft {
  /// An answer of the case in words: the item and its values.
  func answerWords(_ item: Index<Item>) -> Text {
    let content = facts.guideline[item]
    let values = facts.state[item].map { content[$0].label }
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
