public import GuidelineModel

/// One line of a plan: a step, a decision or a choice.
public struct PlanEntry: Hashable, Sendable {
  /// What the line is about.
  public enum Subject: Hashable, Sendable {
    /// Something to be done, or not to be done.
    case step(PlannedStep)
    /// A tree that is still to be decided.
    case decision(Index<Tree>)
    /// The choice that the outcome of a tree leaves to the clinician.
    case choice(Index<Item>, of: Index<Tree>)
  }

  /// How strongly something is advised, strongest first.
  public enum Strength: Int, CaseIterable, Hashable, Sendable {
    /// It is to be done.
    case perform
    /// It is to be considered.
    case consider
    /// It may be done.
    case optional
    /// It is not to be done.
    case refrain
  }

  /// What the line is about.
  public let subject: Subject
  /// The state of the step, decision or choice.
  public internal(set) var state: StepState
  /// How strongly it is advised.
  public internal(set) var strength: Strength
  /// How urgent it is; `noLimit` if it is done, running, superseded or declined.
  public internal(set) var urgency: Urgency
  /// All trees and outcomes that name, refine or bound it, or that its text mentions, in tree
  /// order.
  public internal(set) var sources: [TreeOutcome]
  /// The latest time; `nil` if there is none or the time of its event is unknown.
  public internal(set) var due: Instant?
  /// The earliest time; `nil` if there is none or the time of its event is unknown.
  public internal(set) var notBefore: Instant?
  /// Whether one of the two times counts from an assumed, unconfirmed event time.
  public internal(set) var isAssumed = false
  /// The tree whose limit bounds it.
  public internal(set) var boundBy: BoundingTree?
  /// Whether the limit is provisional because the bounding tree is undecided.
  public internal(set) var isProvisional = false
  /// Whether it is advised only under a condition.
  public internal(set) var isConditional = false
  /// Whether its completion is inferred, not reported.
  public internal(set) var isPresumed = false
  /// The answer from which completion is inferred; `nil` if it is inferred from an event.
  public internal(set) var presumedFrom: Index<Item>?
  /// How it was completed; `nil` if it was not.
  public internal(set) var completion: Completion?
  /// When it started running, if known.
  public internal(set) var since: Instant?
  /// What it waits for, if it waits.
  public internal(set) var awaited: Awaited?
  /// Whether it waits because two trees ask for steps that exclude each other.
  public internal(set) var isConflict = false
  /// What to do if the patient's condition does not permit waiting.
  public internal(set) var unless: Text?
  /// The tree whose advice replaces it.
  public internal(set) var supersededBy: Index<Tree>?
  /// Why it is declined.
  public internal(set) var decline: Decline?
  /// The declined trees that ask for it, if other trees ask for it too.
  public internal(set) var declinedTrees: [Index<Tree>] = []
  /// The steps that contradict it.
  public internal(set) var against: [PlannedStep] = []
  /// The options; for a choice only.
  public internal(set) var options: [Option] = []
  /// The event that shows that an option has begun, so that the choice is to be confirmed.
  public internal(set) var begunBy: Index<Event>?
  /// The steps of the options not chosen; `nil` if the step belongs to no chosen option.
  public internal(set) var chosenOver: [PlannedStep]?
  /// The items the decision still needs, in question order; `nil` if the line is no decision.
  public internal(set) var needs: [Index<Item>]?
  /// Undecided trees that specify how it is done.
  public internal(set) var how: [UndecidedTree] = []
  /// Whether it is shown directly beside another step.
  package internal(set) var isPlaced = false
  /// Additional sentences shown with it.
  public internal(set) var remarks: [Text] = []
  /// Text shown instead of that of its actions; `{due}` and `{not-before}` are placeholders for its
  /// times.
  package internal(set) var ownWords: Text?
  /// The actions whose text it shows, without duplicates.
  package internal(set) var actions: [PlannedAction] = []
  /// Whether its line offers to start a new episode.
  public internal(set) var offersNewEpisode = false
}

/// A step of a plan.
public enum PlannedStep: Hashable, Sendable {
  /// One that the guideline names.
  case named(Index<PlanStep>)
  /// An action without a name, as a separate step; the number counts from 1 within the outcome.
  case unnamed(TreeOutcome, number: Int)

  /// Its identifier in plans; `TREE.OUTCOME.NUMBER` for a step without a name.
  public func name(in guideline: Guideline) -> String {
    switch self {
    case .named(let step): guideline[step].id.text
    case .unnamed(let outcome, let number):
      "\(guideline.name(of: outcome.tree)).\(guideline.name(of: outcome.outcome, in: outcome.tree))"
        + ".\(number)"
    }
  }
}

/// The steps of one action, by their positions among all steps of its outcome.
package struct PlannedAction: Hashable, Sendable {
  /// The outcome that asks for it.
  package let outcome: TreeOutcome
  /// The positions in reading order; several if the steps are alternatives.
  package let stepIndices: [Int]
}

extension PlanEntry {
  /// The tree whose limit bounds a step.
  public struct BoundingTree: Hashable, Sendable {
    /// The tree.
    public let tree: Index<Tree>
    /// Its outcome; `nil` if it is undecided or not in the pathway.
    public let outcome: Index<Outcome>?
  }

  /// How and when a step was completed.
  public struct Completion: Hashable, Sendable {
    /// The event that shows it; `nil` if a person ticked the step.
    public var event: Index<Event>?
    /// The time of completion, if known.
    public var time: Instant?
    /// Whether that was after its latest time; `nil` if either time is unknown.
    public var isLate: Bool?
    /// Whether that was before its earliest time; `nil` if either time is unknown.
    public var isEarly: Bool?
  }

  /// What a step waits for.
  public enum Awaited: Hashable, Sendable {
    /// Another step.
    case step(Index<PlanStep>)
    /// An event.
    case event(Index<Event>)
    /// The matter raised by a caution, by its code.
    case caution(String)
  }

  /// Why a step or a tree is declined.
  public struct Decline: Hashable, Sendable {
    /// The clinician's reason.
    public let reason: Index<DeclineReason>
    /// The clinician's free-text remark.
    public let remark: String?
  }

  /// An option of a choice.
  public struct Option: Hashable, Sendable {
    /// The values chosen by this option.
    public let values: PossibleValues
    /// The steps that it adds.
    public let steps: [PlannedStep]
  }

  /// A tree that is not decided yet.
  public struct UndecidedTree: Hashable, Sendable {
    /// The tree.
    public let tree: Index<Tree>
    /// The items that can still change it.
    public let needs: [Index<Item>]
  }
}

extension PlanEntry {
  /// The text of the line: its own words or those of its actions without duplicates, or else the
  /// name of the step, tree or choice.
  ///
  /// - Parameters:
  ///   - guideline: The guideline of the plan.
  ///   - time: Formats a time in a language.
  /// - Returns: One or more sentences; the last has no full stop if the content has none.
  public func words(in guideline: Guideline, time: (Instant, Language) -> String) -> Text {
    if let ownWords { return filled(ownWords, in: guideline, time) }
    let said = statements(in: guideline).map(\.words)
    guard let first = said.first else { return name(in: guideline) }
    let whole = said.dropFirst().reduce(first) {
      Text(nl: "\($0.nl); \($1.nl)", en: "\($0.en); \($1.en)")
    }
    return Text(nl: whole.nl.capitalisedFirst, en: whole.en.capitalisedFirst)
  }

  /// The name of the step, tree or choice.
  public func name(in guideline: Guideline) -> Text {
    switch subject {
    case .step(let step): step.label(in: guideline)
    case .decision(let tree): guideline[tree].title
    case .choice(let item, _): guideline[item].question ?? guideline[item].label
    }
  }

  /// The time limits set by its own words, whether or not the times of their events are known.
  package func limits(in guideline: Guideline) -> [TimeLimit] {
    let said = actions.compactMap { $0.statement(in: guideline).limit }
    guard said.isEmpty, case .step(.named(let step)) = subject else { return said }
    return [guideline[step].limit].compactMap(\.self)
  }

  /// Fills in the times; an unknown time is described by its length and event.
  private func filled(
    _ words: Text, in guideline: Guideline, _ time: (Instant, Language) -> String
  ) -> Text {
    words.filled { name, language in
      switch name {
      case "due": due.map { time($0, language) } ?? length(\.within, guideline, language)
      case "not-before":
        notBefore.map { time($0, language) } ?? length(\.notBefore, guideline, language)
      default: nil
      }
    }
  }

  private func length(
    _ end: KeyPath<TimeLimit, TimeSpan?>, _ guideline: Guideline, _ language: Language
  ) -> String {
    guard let limit = limits(in: guideline).first(where: { $0[keyPath: end] != nil }),
      let span = limit[keyPath: end],
      let event = guideline.events.first(where: { $0.id == limit.event })
    else { return "…" }
    let phrases = ActionPhrases(language)
    return phrases.after(span, ActionPhrases.midSentence(event.label[language]))
  }
}

extension PlannedStep {
  /// The name; for a step without one, its text.
  public func label(in guideline: Guideline) -> Text {
    switch self {
    case .named(let step): return guideline[step].label
    case .unnamed(let outcome, let number):
      let action = PlannedAction(outcome: outcome, stepIndices: [number - 1])
      let words = action.statement(in: guideline).words
      return Text(nl: words.nl.capitalisedFirst, en: words.en.capitalisedFirst)
    }
  }
}
