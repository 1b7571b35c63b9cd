package import GuidelineModel

/// An upper bound on the number of questions until an interview stops, whatever the replies are.
///
/// It is not exact: dependencies between answers are ignored, and an item counts as often as coarse
/// answers can narrow it. Every reply that narrows something lowers the bound by at least one,
/// because
/// - the question asked is counted on every path examined;
/// - a reply leaves fewer values, fewer paths through a tree and fewer trees;
/// - an item that cannot be known yet is counted once anything counted can make it known.
///
/// The bound rises when an answer is withdrawn or circumstances change: an event has happened, or
/// an answer measured up to now maps to another value.
struct QuestionBound {
  private let reasoner: Reasoner
  private let patient: PatientCase
  /// For each item, how often it can still be asked once it can be known.
  private let asks: [Int]
  /// For each item, the values that are possible or can become possible when an event time is
  /// given.
  private let values: [PossibleValues]
  /// Items whose value depends on the time of an event that can still be asked.
  private let timeDependent: Set<Int>
  private let askable: IndexMask<Event>
  /// Items fixed by some outcome of the guideline.
  private let fixable: Set<Int>
  /// Events that may have happened before the interview stops.
  private var possibleEvents: IndexMask<Event>
  private var most = 0
  /// How many more paths through the trees are examined one by one.
  private var pathsLeft = 0

  private static let maximumPaths = 2000

  /// The questions that can be asked on one path through the trees.
  private struct Path {
    var queue: [Index<Tree>]
    var values: [PossibleValues]
    var position = 0
    /// For each item, how often it is asked.
    var asks: [Int]
    var events = IndexMask<Event>()
    /// Whether a tree that fixes values may still change its outcome, so that trees after it may
    /// too.
    var isUncertain = false

    mutating func follow(_ trees: [Index<Tree>]) {
      for tree in trees where !queue.contains(tree) { queue.append(tree) }
    }

    mutating func count(_ item: Int, _ times: Int) { asks[item] = max(asks[item], times) }
  }

  /// What can follow an undecided tree.
  private struct Continuation: Hashable {
    let trees: [Index<Tree>]
    let choice: Int?
    let options: Int
  }

  init(
    after evaluation: Evaluation, closed: Set<Index<Item>>, askable: IndexMask<Event>,
    by reasoner: Reasoner
  ) {
    let guideline = reasoner.guideline
    let (patient, state) = (evaluation.patient, evaluation.state)
    self.reasoner = reasoner
    self.patient = patient
    self.askable = askable
    let facts = CaseFacts(
      of: evaluation.traversal, CaseEvents(of: patient, in: guideline), in: reasoner)
    possibleEvents = facts.possibleEvents
    var timeDependent: Set<Int> = []
    var asks: [Int] = []
    for place in guideline.items.indices {
      let answer = patient.answers[Index(place)]
      let isAsked =
        switch answer {
        case nil: true
        case .values: !closed.contains(Index(place))
        case .onset, .amount, .notKnown: false
        }
      asks.append(isAsked ? max(0, state.values[place].count - 1) : 0)
      let measurement = guideline.items[place].measurement
      let end = measurement?.until.flatMap { guideline.event(named: $0.text) }
      let isMeasured = if case .onset = answer { true } else { asks[place] > 0 }
      if measurement?.scale.input == .moment, isMeasured, let end, askable.contains(end) {
        timeDependent.insert(place)
      }
    }
    self.asks = asks
    self.timeDependent = timeDependent
    values = state.values.indices.map {
      timeDependent.contains($0) ? guideline.items[$0].allValues : state.values[$0]
    }
    fixable = Set(
      reasoner.trees.flatMap(\.endings).flatMap { ending -> [Int] in
        let fixed = ending.fixes.map(\.item.offset)
        guard case .choice(let item, _) = ending.continuation else { return fixed }
        return fixed + [item.offset]
      })
  }

  /// Computes the bound.
  mutating func count() -> Int {
    var known = possibleEvents
    repeat {
      known = possibleEvents
      most = 0
      pathsLeft = Self.maximumPaths
      explore(
        Path(
          queue: patient.start(in: reasoner.guideline), values: values,
          asks: asks.map { _ in 0 }))
    } while possibleEvents != known
    return most
  }

  private var rules: EventRules { reasoner.guideline.eventRules }

  private func canBeKnown(_ item: Int) -> Bool {
    rules.knownFrom[item].map(possibleEvents.contains) ?? true
  }

  /// For each item, whether it can no longer be answered.
  ///
  /// An item that some outcome fixes may still be fixed.
  private var staysOpen: [Bool] {
    asks.indices.map { item in
      !fixable.contains(item) && !timeDependent.contains(item)
        && (asks[item] == 0 || !canBeKnown(item))
    }
  }

  private func times(_ item: Int) -> Int { canBeKnown(item) ? asks[item] : 0 }

  private mutating func explore(_ path: Path) {
    var path = path
    let staysOpen = staysOpen
    while path.position < path.queue.count {
      let tree = path.queue[path.position]
      path.position += 1
      let compiled = reasoner.trees[tree.offset]
      let possible = compiled.possibleOutcomes(path.values)
      let found =
        possible.only.map { continuations(after: $0, in: tree, of: &path) }
        ?? continuations(of: tree, staysOpen, possible, &path)
      if found.count > 1, !path.isUncertain, pathsLeft > 0 {
        for continuation in found {
          pathsLeft -= 1
          var branch = path
          follow(continuation, &branch)
          explore(branch)
        }
        return
      }
      for continuation in found { follow(continuation, &path) }
    }
    finish(path)
  }

  private func follow(_ continuation: Continuation, _ path: inout Path) {
    if let item = continuation.choice, times(item) > 0 {
      path.count(item, continuation.options - 1)
    }
    path.follow(continuation.trees)
  }

  /// What follows a decided tree.
  private mutating func continuations(
    after outcome: Index<Outcome>, in tree: Index<Tree>, of path: inout Path
  ) -> [Continuation] {
    let ending = reasoner.trees[tree.offset].endings[outcome.offset]
    notePossibleEvents(after: OutcomeSet([outcome]), of: tree)
    collectLimitEvents(of: OutcomeSet([outcome]), in: tree, to: &path)
    for fix in ending.fixes { Self.narrow(&path.values[fix.item.offset], to: fix.values) }
    if case .choice(let item, let options) = ending.continuation {
      let allowed = options.reduce(PossibleValues(bits: 0)) { $0.union($1.value) }
      Self.narrow(&path.values[item.offset], to: allowed)
    }
    return continuations(after: ending, path.values)
  }

  /// What can follow a tree that is undecided, or whose outcome may still change.
  private mutating func continuations(
    of tree: Index<Tree>, _ staysOpen: [Bool], _ possible: OutcomeSet, _ path: inout Path
  ) -> [Continuation] {
    let compiled = reasoner.trees[tree.offset]
    let open = compiled.openItems(path.values)
    for item in open { path.count(item, times(item)) }
    let forcible = compiled.forcibleOutcomes(path.values, staysOpen: staysOpen)
    notePossibleEvents(after: forcible, of: tree)
    collectLimitEvents(of: forcible, in: tree, to: &path)
    // While a tree stays undecided, its strictest limit counts from events that are assumed to be
    // now.
    collectLimitEvents(of: possible, in: tree, to: &path) { $0.defaultsToNow }
    let endings = forcible.map { compiled.endings[$0.offset] }
    let mayChange = path.isUncertain || !open.isDisjoint(with: timeDependent)
    var found: [Continuation] = []
    for continuation in endings.flatMap({ continuations(after: $0, path.values) })
    where !found.contains(continuation) {
      found.append(continuation)
    }
    guard mayChange else { return found }
    // The outcome may change when an event time is given, so all continuations are possible.
    path.isUncertain = path.isUncertain || endings.contains(where: \.settlesValues)
    for continuation in found { follow(continuation, &path) }
    return []
  }

  private func continuations(
    after ending: CompiledTree.Ending, _ values: [PossibleValues]
  ) -> [Continuation] {
    switch ending.continuation {
    case .trees(let trees): return [Continuation(trees: trees, choice: nil, options: 0)]
    case .choice(let item, let options):
      let left = options.filter { !$0.value.isDisjoint(with: values[item.offset]) }
      let allowed = left.reduce(PossibleValues(bits: 0)) { $0.union($1.value) }
        .intersection(values[item.offset])
      guard left.count > 1 else {
        return left.map { Continuation(trees: $0.trees, choice: nil, options: 0) }
      }
      return left.map {
        Continuation(trees: $0.trees, choice: item.offset, options: allowed.count)
      }
    }
  }

  private static func narrow(_ values: inout PossibleValues, to others: PossibleValues) {
    let left = values.intersection(others)
    if !left.isEmpty { values = left }
  }

  /// Adds the events that the limits of a tree count from, if they can be asked.
  private func collectLimitEvents(
    of outcomes: OutcomeSet, in tree: Index<Tree>, to path: inout Path,
    where isCounted: (Event) -> Bool = { _ in true }
  ) {
    let guideline = reasoner.guideline
    for outcome in outcomes {
      for limit in reasoner.trees[tree.offset].endings[outcome.offset].limits
      where !guideline[limit.event].isSetByAdvice && isCounted(guideline[limit.event]) {
        let parts = rules.derived.first { $0.event == limit.event }?.of
        for event in parts ?? IndexMask([limit.event]) where askable.contains(event) {
          path.events.insert(event)
        }
      }
    }
  }

  private mutating func notePossibleEvents(after outcomes: OutcomeSet, of tree: Index<Tree>) {
    for outcome in outcomes {
      guard let event = rules.behindOutcome[tree.offset][outcome.offset] else { continue }
      note(rules.mustFollow[event.offset].union(IndexMask([event])))
    }
  }

  private mutating func note(_ events: IndexMask<Event>) {
    possibleEvents = CaseEvents.withDerived(possibleEvents.union(events), rules)
  }

  private mutating func finish(_ path: Path) {
    most = max(most, path.asks.reduce(0, +) + path.events.reduce(0) { count, _ in count + 1 })
    for event in path.events { note(rules.shows[event.offset]) }
    for item in path.asks.indices where path.asks[item] > 0 {
      if let event = rules.shownByItem[item] { note(rules.shows[event.offset]) }
    }
  }
}

extension CompiledTree.Ending {
  fileprivate var settlesValues: Bool {
    guard fixes.isEmpty, case .trees = continuation else { return true }
    return false
  }
}

extension Reasoner {
  /// An upper bound on the number of questions until an interview stops, whatever the replies are.
  ///
  /// - Parameters:
  ///   - evaluation: The evaluation of the answers so far.
  ///   - closed: Items that are not asked again although more than one value is possible.
  ///   - askable: Events whose time can still be asked.
  /// - Returns: The bound; zero if nothing is left to ask.
  package func mostQuestions(
    after evaluation: Evaluation, closed: Set<Index<Item>>, askable: Set<Index<Event>>
  ) -> Int {
    var bound = QuestionBound(
      after: evaluation, closed: closed, askable: IndexMask(askable), by: self)
    return bound.count()
  }
}
