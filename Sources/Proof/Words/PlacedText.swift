package import GuidelineModel

/// A text of a guideline with its place.
package struct PlacedText: Sendable {
  package let part: GuidelinePart
  /// The path to the text from the part it belongs to.
  package let detail: DraftPath
  package let text: Text
}

extension Guideline {
  /// All texts that people see, except rationales, in the order of the files.
  ///
  /// Of a reading, only the decisions that differ from the base tree.
  package var texts: [PlacedText] {
    headerTexts + items.indices.flatMap { texts(of: Index<Item>($0)) }
      + trees.indices.flatMap { texts(of: Index<Tree>($0)) }
      + readings.indices.flatMap { texts(of: Index<Reading>($0)) }
      + warnings.enumerated().map { place, warning in
        PlacedText(
          part: .warning(Index(place)), detail: DraftPath("message"), text: warning.message)
      }
      + notes.enumerated().map { place, note in
        PlacedText(part: .note(Index(place)), detail: DraftPath("text"), text: note.text)
      }
      + letters.enumerated().flatMap { place, letter in
        letter.texts.map { PlacedText(part: .letter(place), detail: $0.path, text: $0.text) }
      }
      + plan.texts.map { PlacedText(part: .plan, detail: $0.path, text: $0.text) }
      + plan.cautions.enumerated().compactMap { place, caution in
        guard case .words(let message) = caution.message else { return nil }
        return PlacedText(part: .caution(place), detail: DraftPath("message"), text: message)
      }
  }

  private var headerTexts: [PlacedText] {
    let label = DraftPath("label")
    return [
      PlacedText(part: .header, detail: DraftPath("title"), text: title),
      PlacedText(part: .header, detail: DraftPath("scope", "for"), text: scope.includes),
    ]
      + (report.map { [PlacedText(part: .header, detail: DraftPath("report"), text: $0)] } ?? [])
      + (document.remark.map {
        [PlacedText(part: .header, detail: DraftPath("document", "remark"), text: $0)]
      } ?? [])
      + scope.excludes.enumerated().map { place, text in
        PlacedText(part: .header, detail: DraftPath("scope", "not-for").index(place), text: text)
      }
      + events.enumerated().flatMap { place, event in
        event.texts.map { PlacedText(part: .event(Index(place)), detail: $0, text: $1) }
      }
      + phases.enumerated().map {
        PlacedText(part: .phase(Index($0)), detail: label, text: $1.label)
      }
      + entries.enumerated().map {
        PlacedText(part: .entry(Index($0)), detail: label, text: $1.label)
      }
  }

  private func texts(of index: Index<Item>) -> [PlacedText] {
    let item = self[index]
    let exemptions = item.severityOrder?.exemptions ?? []
    let texts: [(DraftPath, Text)] =
      [(DraftPath("label"), item.label), (DraftPath("help"), item.help)]
      + (item.question.map { [(DraftPath("question"), $0)] } ?? [])
      + (item.remark.map { [(DraftPath("remark"), $0)] } ?? [])
      + item.values.enumerated().map {
        (DraftPath("values").index($0).key("label"), $1.label)
      }
      + exemptions.enumerated().map {
        (DraftPath("graver", "exempt").index($0).key("reason"), $1.reason)
      }
    return texts.map { PlacedText(part: .item(index), detail: $0, text: $1) }
  }

  private func texts(of index: Index<Tree>) -> [PlacedText] {
    let tree = self[index]
    var texts = [PlacedText(part: .tree(index), detail: DraftPath("title"), text: tree.title)]
    if tree.tab != tree.title {
      texts.append(PlacedText(part: .tree(index), detail: DraftPath("tab"), text: tree.tab))
    }
    for (part, decision) in decisions(of: index) {
      texts += decision.texts.map { PlacedText(part: part, detail: $0, text: $1) }
    }
    for (place, outcome) in tree.outcomes.enumerated() {
      texts += outcome.texts.map {
        PlacedText(part: .outcome(index, Index(place)), detail: $0, text: $1)
      }
    }
    return texts
  }

  private func texts(of index: Index<Reading>) -> [PlacedText] {
    let reading = readings[index.offset]
    return [
      PlacedText(part: .reading(index), detail: DraftPath("change"), text: reading.change),
      PlacedText(part: .reading(index), detail: DraftPath("why"), text: reading.reason),
    ]
      + decisions(of: index).flatMap { part, decision in
        decision.texts.map { PlacedText(part: part, detail: $0, text: $1) }
      }
  }

  typealias PlacedDecision = (part: GuidelinePart, decision: Decision)

  /// The decisions of a tree.
  func decisions(of index: Index<Tree>) -> [PlacedDecision] {
    self[index].decisions.enumerated().map { (.decision(index, Index($0)), $1) }
  }

  /// The decisions of a reading that differ from the base tree.
  func decisions(of index: Index<Reading>) -> [PlacedDecision] {
    let reading = readings[index.offset]
    let base = self[reading.tree].decisions
    return reading.alternative.decisions.filter { own in
      !base.contains { $0.id == own.id && $0.texts.elementsEqual(own.texts) { $0 == $1 } }
    }.map { (.decisionOfReading(index, $0.id), $0) }
  }
}

extension Event {
  /// The label, the question and the fact, each with its path.
  fileprivate var texts: [(DraftPath, Text)] {
    [(DraftPath("label"), label)]
      + (question.map { [(DraftPath("question"), $0)] } ?? [])
      + (fact.map { [(DraftPath("fact"), $0)] } ?? [])
  }
}

extension Decision {
  /// The label of the decision and those of its branches, each with its path.
  fileprivate var texts: [(DraftPath, Text)] {
    [(DraftPath("label"), label)]
      + branches.enumerated().map {
        (DraftPath("branches").index($0).key("label"), $1.label)
      }
  }
}

extension Outcome {
  fileprivate var texts: [(DraftPath, Text)] {
    [(DraftPath("summary"), summary), (DraftPath("wording"), wording)]
      + action.placed(at: DraftPath("actions")).flatMap { path, action in
        action.ownTexts.map { (path.appending($0), $1) }
      }
  }
}

extension Action {
  /// The action and all actions within it, each with its path.
  func placed(at path: DraftPath) -> [(path: DraftPath, action: Action)] {
    switch self {
    case .step: [(path, self)]
    case .group(let group):
      [(path, self)]
        + group.actions.enumerated().flatMap { place, action in
          action.placed(at: path.key(group.join.rawValue).index(place))
        }
    }
  }

  /// The texts of the action itself, without those of nested actions.
  var ownTexts: [(DraftPath, Text)] {
    switch self {
    case .step(let step):
      [(DraftPath(step.strength.rawValue), step.text)]
        + (step.condition.map { [(DraftPath("condition"), $0)] } ?? [])
        + step.remarks.enumerated().map { (DraftPath("remarks").index($0), $1) }
    case .group(let group):
      group.condition.map { [(DraftPath("condition"), $0)] } ?? []
    }
  }
}

extension Finding {
  /// A finding about a text in one language.
  init(_ place: PlacedText, in language: Language, _ message: Text) {
    self.init(place.part, at: place.detail.key(language.rawValue), message)
  }
}
