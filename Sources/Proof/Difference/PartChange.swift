package import GuidelineModel

/// A part of a guideline, by the names that lead to it.
///
/// A part of both versions goes by its names in the new one, a part that is gone by those in the old.
package enum PartPath: Hashable, Sendable {
  /// What the guideline says of itself.
  case guideline
  /// Where a pathway starts.
  case start
  case event(Name<Event>)
  case phase(Name<Phase>)
  case entry(Name<Entry>)
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
  /// A rule of plans, by the keys that lead to it.
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

/// A part of the files that is new, gone, renamed or written otherwise, whatever that does to advice.
package struct PartChange: Hashable, Sendable {
  /// What became of the part; of several the first that holds.
  package enum Kind: String, CaseIterable, Sendable {
    case added
    case removed
    /// Its logic is different.
    case changed
    /// What people read of it is different.
    case reworded
    /// What stands behind it is different: its page, its sources, which end of it is graver.
    case revised
    /// Only its name is different.
    case renamed
  }

  package let part: PartPath
  package let kind: Kind
  /// Its name in the old version, where that was another.
  package let formerName: String?
  /// What is different about a part of both versions.
  package let fields: [FieldChange]

  /// A part of both versions; nil where nothing about it is different.
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

  /// The fields that something hangs on: all but what people read.
  package var structuralFields: [FieldChange] { fields.filter { $0.nature != .words } }

  /// What people read of it.
  package var words: [FieldChange] { fields.filter { $0.nature == .words } }

  /// Whether an advice can hang on it.
  var isOfLogic: Bool {
    switch kind {
    case .added, .removed, .changed: true
    case .reworded, .revised, .renamed: false
    }
  }
}

/// An outcome of both versions that tells clinicians something else, beyond its wording.
package struct OutcomeChange: Hashable, Sendable {
  /// What is different about it.
  package enum Aspect: String, CaseIterable, Sendable {
    case actions
    case limits
    /// The values it settles for the trees after it.
    case fixes
    /// The trees that follow.
    case links
  }

  package let outcome: Name<Outcome>
  /// What it was and what it is now, field by field; at least one.
  package let fields: [FieldChange]

  /// Every aspect that is different.
  package var aspects: [Aspect] {
    let different = Set(fields.map(\.field.aspect))
    return Aspect.allCases.filter(different.contains)
  }
}

extension Field {
  /// The aspect of an outcome that a field of it belongs to.
  fileprivate var aspect: OutcomeChange.Aspect {
    switch self {
    case .within, .notBefore, .from: .limits
    case .fixes: .fixes
    case .next, .choice: .links
    default: .actions
    }
  }
}
