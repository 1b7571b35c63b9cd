/// A whole guideline whose parts are known to fit together.
///
/// Every name in it leads to a thing that exists; every decision covers every value of its item
/// once; links between trees never form a cycle. Code that reads a guideline never handles a broken
/// one: the initialiser is the only place that can.
public struct Guideline: Sendable {
  /// All content behind one reference, so that a copy costs one retain.
  private let contents: Contents

  package init(parts: GuidelineParts) {
    contents = Contents(parts)
  }

  /// The content of the header, with names unresolved.
  var header: GuidelineDraft.Header { contents.parts.header }
  /// Its name among guidelines.
  public var id: String { contents.parts.header.id.text }
  /// Its version.
  public var version: String { contents.parts.header.version }
  /// Its title.
  public var title: Text { contents.parts.header.title }
  /// The title of the report, if the guideline names its readers; otherwise `nil`.
  package var report: Text? { contents.parts.header.report }
  /// The IANA name of the time zone in which people are told clock times.
  public var timeZone: String { contents.parts.header.timeZone }
  /// Which patients it is about.
  public var scope: Scope { contents.parts.header.scope }
  /// The publication it was taken from.
  public var document: SourceDocument { contents.parts.header.document }
  /// What its texts cite.
  public var sources: [Source] { contents.parts.header.sources }
  /// The events that time limits count from.
  public var events: [Event] { contents.parts.header.events }
  /// The data dictionary: everything that can be asked.
  public var items: [Item] { contents.parts.items }
  /// Its trees, in the order of the source.
  public var trees: [Tree] { contents.parts.trees }
  /// The trees by the phase of care they belong to.
  public var phases: [Phase] { contents.parts.phases }
  /// The usual entry points.
  public var entries: [EntryPoint] { contents.parts.entries }
  /// Where a pathway starts unless a case says otherwise.
  public var start: Index<Tree> { contents.parts.start }
  /// Alternative readings of the source.
  public var readings: [Reading] { contents.parts.readings }
  /// Combinations of answers that contradict one another in practice.
  package var warnings: [Warning] { contents.parts.warnings }
  /// Remarks shown for some paths through the trees.
  package var notes: [Note] { contents.parts.notes }

  /// Letters, filled in from a plan.
  package var letters: [Letter] { contents.parts.letters }

  /// The steps of plans that have a name, in the order in which equally urgent ones stand.
  public var steps: [PlanStep] { contents.parts.plan.steps }
  /// Why a clinician may decide otherwise than a tree.
  public var declineReasons: [DeclineReason] { contents.parts.plan.reasons }
  /// The rules for events, with names resolved to indices.
  package var eventRules: EventRules { contents.eventRules }
  /// The rules for plans.
  package var plan: PlanContent { contents.parts.plan }

  /// The item at an index; the index must be one of this guideline's.
  public subscript(item: Index<Item>) -> Item { contents.parts.items[item.offset] }
  /// The tree at an index; the index must be one of this guideline's.
  public subscript(tree: Index<Tree>) -> Tree { contents.parts.trees[tree.offset] }
  /// The event at an index; the index must be one of this guideline's.
  public subscript(event: Index<Event>) -> Event { contents.parts.header.events[event.offset] }
  /// The step at an index; the index must be one of this guideline's.
  public subscript(step: Index<PlanStep>) -> PlanStep { contents.parts.plan.steps[step.offset] }
  /// The reason at an index; the index must be one of this guideline's.
  public subscript(reason: Index<DeclineReason>) -> DeclineReason {
    contents.parts.plan.reasons[reason.offset]
  }

  /// The reading at an index of this guideline.
  public subscript(reading: Index<Reading>) -> Reading { contents.parts.readings[reading.offset] }

  /// All values of all items: the state of a patient of whom nothing is known.
  package var allValues: [PossibleValues] { contents.allValues }

  /// The name of an item; avoids copying the item.
  package func name(of item: Index<Item>) -> String { contents.parts.items[item.offset].id.text }

  /// The name of a tree; avoids copying the tree.
  package func name(of tree: Index<Tree>) -> String { contents.parts.trees[tree.offset].id.text }

  /// The name of an outcome; avoids copying the outcome.
  package func name(of outcome: Index<Outcome>, in tree: Index<Tree>) -> String {
    contents.parts.trees[tree.offset].outcomes[outcome.offset].id.text
  }

  /// The item with this name, or nil.
  public func item(named text: String) -> Index<Item>? { contents.itemIndices[text] }

  /// The tree with this name, or nil.
  public func tree(named text: String) -> Index<Tree>? { contents.treeIndices[text] }

  /// The event with this name, or nil.
  public func event(named text: String) -> Index<Event>? {
    events.firstIndex { $0.id.text == text }.map { Index($0) }
  }

  /// The step with this name, or nil.
  public func step(named text: String) -> Index<PlanStep>? {
    steps.firstIndex { $0.id.text == text }.map { Index($0) }
  }

  /// The letter with this name, or nil.
  package func letter(named text: String) -> Letter? { letters.first { $0.id.text == text } }

  /// The reason for declining with this name, or nil.
  public func declineReason(named text: String) -> Index<DeclineReason>? {
    declineReasons.firstIndex { $0.id.text == text }.map { Index($0) }
  }
}

/// The content of a guideline, with lookup tables for names.
private final class Contents: Sendable {
  let parts: GuidelineParts
  let itemIndices: [String: Index<Item>]
  let treeIndices: [String: Index<Tree>]
  let allValues: [PossibleValues]
  let eventRules: EventRules

  init(_ parts: GuidelineParts) {
    self.parts = parts
    itemIndices = Dictionary(
      uniqueKeysWithValues: parts.items.enumerated().map { ($1.id.text, Index($0)) })
    treeIndices = Dictionary(
      uniqueKeysWithValues: parts.trees.enumerated().map { ($1.id.text, Index($0)) })
    allValues = parts.items.map(\.allValues)
    eventRules = EventRules(parts)
  }
}

/// A phase of the care pathway and its trees.
public struct Phase: Hashable, Sendable {
  /// Its name.
  public let id: Name<Phase>
  /// What it is called.
  public let label: Text
  /// Its trees, in order.
  public let trees: [Index<Tree>]
}

/// A usual entry point of the guideline.
public struct EntryPoint: Hashable, Sendable {
  /// Its name.
  public let id: Name<EntryPoint>
  /// The situation in which a pathway starts here.
  public let label: Text
  /// The trees at which the pathway starts, in order; at least one.
  public let trees: [Index<Tree>]
}

/// An alternative reading of the source, where its arrows are uncertain.
public struct Reading: Hashable, Sendable {
  /// Its name in advices.
  public let id: Name<Reading>
  /// The tree it reads differently.
  public let tree: Index<Tree>
  /// What differs, in words.
  public let change: Text
  /// Why the source permits this reading.
  public let reason: Text
  /// The tree under this reading; the outcomes are those of the base.
  package let alternative: Tree
  /// What earlier versions called the reading.
  package let formerNames: [Name<Reading>]
}

/// Answers that contradict each other.
public struct Warning: Hashable, Sendable {
  /// Its name in advices, there called a code.
  public let id: Name<Warning>
  /// Raised when every value still possible of every item is among these.
  public let conditions: [ItemCondition]
  /// Raised only where this tree is evaluated and, where outcomes are named, ends in one of them.
  package let scope: OutcomeCondition?
  /// What contradicts what, as a sentence.
  public let message: Text
  /// What earlier versions called the warning.
  package let formerNames: [Name<Warning>]
}

/// A remark shown when the path of a patient makes it apply.
public struct Note: Hashable, Sendable {
  /// Its name in advices, there called a code.
  public let id: Name<Note>
  /// The tree whose path it comments on.
  public let tree: Index<Tree>
  /// Branches that must be on the path taken.
  package let path: [ItemCondition]
  /// Values of which one must still be possible.
  package let possible: [ItemCondition]
  /// Outcomes of which the tree must have reached one; empty where it does not matter.
  package let outcomes: OutcomeSet
  /// The remark itself.
  public let text: Text
  /// What earlier versions called the note.
  package let formerNames: [Name<Note>]
}

/// Values of an item.
public struct ItemCondition: Hashable, Sendable {
  /// The item.
  public let item: Index<Item>
  /// The values that meet the condition.
  public let values: PossibleValues

  package init(item: Index<Item>, values: PossibleValues) {
    self.item = item
    self.values = values
  }
}

/// A tree, and some of its outcomes.
package struct OutcomeCondition: Hashable, Sendable {
  /// The tree.
  public let tree: Index<Tree>
  /// The outcomes; empty for any outcome.
  package let outcomes: OutcomeSet
}

/// A part of a guideline that a diagnostic can refer to.
package enum GuidelinePart: Hashable, Sendable {
  /// The header in `guideline.yaml`.
  case header
  case event(Index<Event>)
  case phase(Index<Phase>)
  case entry(Index<EntryPoint>)
  case item(Index<Item>)
  case tree(Index<Tree>)
  case decision(Index<Tree>, Index<Decision>)
  /// A branch, by its index within the decision.
  case branch(Index<Tree>, Index<Decision>, Int)
  case outcome(Index<Tree>, Index<Outcome>)
  case rationale(Index<Tree>, Language)
  case reading(Index<Reading>)
  /// A decision that a reading replaces or adds.
  case decisionOfReading(Index<Reading>, Name<Decision>)
  case warning(Index<Warning>)
  case note(Index<Note>)
  /// The rules in `plan.yaml`.
  case plan
  /// A caution, by its index.
  case caution(Int)
  /// A letter, by its index.
  case letter(Int)
}
