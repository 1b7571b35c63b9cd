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
