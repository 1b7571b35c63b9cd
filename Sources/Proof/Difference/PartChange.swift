package import GuidelineModel

/// A part of a guideline, identified by names.
///
/// A part of both versions has its names in the new one, a removed part those in the old one.
package enum PartPath: Hashable, Sendable {
  /// The guideline itself.
  case guideline
  /// The tree that the pathway starts at.
  case start
  case event(Name<Event>)
  case phase(Name<Phase>)
  case entry(Name<EntryPoint>)
  case source(Name<Source>)
  case item(Name<Item>)
  /// How an item is measured.
  case measurement(of: Name<Item>)
  case value(Name<Item.Value>, of: Name<Item>)
  case tree(Name<Tree>)
  case decision(Name<Decision>, of: Name<Tree>)
  case outcome(Name<Outcome>, of: Name<Tree>)
  case reading(Name<Reading>)
  case warning(Name<Warning>)
  case note(Name<Note>)
  case letter(Name<Letter>)
  case planStep(Name<PlanStep>)
  /// A rule of plans, by its path in `plan.yaml`.
  case planRule(String)

  /// The path as reports write it: `trees/some-tree/decisions/some-decision`.
  package var text: String {
    switch self {
    case .guideline: "guideline"
    case .start: "start"
    case .event(let event): "events/\(event)"
    case .phase(let phase): "phases/\(phase)"
    case .entry(let entry): "entries/\(entry)"
    case .source(let source): "sources/\(source)"
    case .item(let item): "items/\(item)"
    case .measurement(let item): "items/\(item)/measured"
    case .value(let value, let item): "items/\(item)/values/\(value)"
    case .tree(let tree): "trees/\(tree)"
    case .decision(let decision, let tree): "trees/\(tree)/decisions/\(decision)"
    case .outcome(let outcome, let tree): "trees/\(tree)/outcomes/\(outcome)"
    case .reading(let reading): "readings/\(reading)"
    case .warning(let warning): "warnings/\(warning)"
    case .note(let note): "notes/\(note)"
    case .letter(let letter): "letters/\(letter)"
    case .planStep(let step): "plan/steps/\(step)"
    case .planRule(let rule): "plan/\(rule)"
    }
  }
}

/// A part that is added, removed, renamed or changed, whatever that does to advice.
package struct PartChange: Hashable, Sendable {
  /// The kind of change; of several kinds, the first in this list.
  package enum Kind: String, CaseIterable, Sendable {
    case added
    case removed
    /// Its logic is different.
    case changed
    /// Only its texts and what stands behind them are different.
    case reworded
    /// What stands behind it is different: its page, its sources, which end is more severe.
    case revised
    /// Only its name is different.
    case renamed
  }

  package let part: PartPath
  package let kind: Kind
  /// Its name in the old version, if that differs.
  package let formerName: String?
  /// The fields that differ; empty for a part of one version only.
  package let fields: [FieldChange]

  /// The change of a part of both versions; nil if nothing differs.
  init?(_ part: PartPath, formerName: String? = nil, fields: [FieldChange]) {
    let natures = Set(fields.map(\.nature))
    if natures.contains(.logic) {
      kind = .changed
    } else if natures.contains(.words) {
      kind = .reworded
    } else if natures.contains(.background) {
      kind = .revised
    } else if formerName != nil {
      kind = .renamed
    } else {
      return nil
    }
    self.part = part
    self.formerName = formerName
    self.fields = fields
  }

  private init(_ part: PartPath, kind: Kind) {
    self.part = part
    self.kind = kind
    formerName = nil
    fields = []
  }

  static func added(_ part: PartPath) -> PartChange { PartChange(part, kind: .added) }
  static func removed(_ part: PartPath) -> PartChange { PartChange(part, kind: .removed) }

  /// The fields that differ beyond the texts that people read.
  package var structuralFields: [FieldChange] { fields.filter { $0.nature != .words } }

  /// The texts that differ.
  package var words: [FieldChange] { fields.filter { $0.nature == .words } }

  /// Whether the change can affect the advice.
  var isOfLogic: Bool {
    switch kind {
    case .added, .removed, .changed: true
    case .reworded, .revised, .renamed: false
    }
  }
}

/// An outcome of both versions that differs in more than its wording.
package struct OutcomeChange: Hashable, Sendable {
  /// An aspect of an outcome that can differ.
  package enum Aspect: String, CaseIterable, Sendable {
    case actions
    case limits
    /// The values that it settles for the trees after it.
    case fixes
    /// The trees that follow.
    case links
  }

  package let outcome: Name<Outcome>
  /// The fields that differ; at least one.
  package let fields: [FieldChange]

  /// The aspects that differ.
  package var aspects: [Aspect] {
    let different = Set(fields.map(\.field.aspect))
    return Aspect.allCases.filter(different.contains)
  }
}

extension Field {
  /// The aspect of an outcome that the field belongs to.
  fileprivate var aspect: OutcomeChange.Aspect {
    switch self {
    case .within, .notBefore, .from: .limits
    case .fixes: .fixes
    case .next, .choice: .links
    default: .actions
    }
  }
}
