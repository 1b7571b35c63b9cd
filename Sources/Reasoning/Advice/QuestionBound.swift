package import GuidelineModel

/// The most questions that can still come before an interview stops, whatever is replied.
///
/// A bound, not the number: which answers go together is not weighed, and a coarse answer may come as
/// many times as it leaves a value less. With every reply that narrows something the bound falls by
/// one at least, since
/// - a question that is put is counted on every way that is weighed;
/// - a reply leaves fewer values, fewer ways through a tree and fewer trees;
/// - what nobody can know yet is counted as soon as anything counted may make it known.
///
/// It grows where an answer is taken back, or the world moves: something has happened, an answer that
/// is measured to now counts as another value.
struct QuestionBound {
  private let reasoner: Reasoner
  private let patient: PatientCase
  /// By item, how many more times it can be asked, once it can be known.
  private let asks: [Int]
  /// By item, what is possible, or may become so when the time of an event is told.
  private let values: [PossibleValues]
  /// Items whose value changes with the time of an event that can still be asked.
  private let moving: Set<Int>
  private let askable: IndexMask<Event>
  /// Items that some outcome settles, whoever can know them.
  private let settled: Set<Int>
  /// Events that may have happened before the interview stops.
  private var perhaps: IndexMask<Event>
  private var most = 0
  /// How many more ways through the trees are weighed one by one.
  private var waysLeft = 0

  private static let longestWeighing = 2000

  /// What can come on one way.
  private struct Way {
    var queue: [Index<Tree>]
    var values: [PossibleValues]
    var place = 0
    /// By item, how many times.
    var asks: [Int]
    var events = IndexMask<Event>()
    /// Whether a tree may end otherwise that settles values, so that trees after it may as well.
    var isBlurred = false

    mutating func follow(_ trees: [Index<Tree>]) {
      for tree in trees where !queue.contains(tree) { queue.append(tree) }
    }

    mutating func count(_ item: Int, _ times: Int) { asks[item] = max(asks[item], times) }
  }

  /// What can follow a tree that is not decided.
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
    perhaps = facts.perhaps
    var moving: Set<Int> = []
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
        moving.insert(place)
      }
    }
    self.asks = asks
    self.moving = moving
    values = state.values.indices.map {
      moving.contains($0) ? guideline.items[$0].allValues : state.values[$0]
    }
    settled = Set(
      reasoner.trees.flatMap(\.endings).flatMap { ending -> [Int] in
        let fixed = ending.fixes.map(\.item.offset)
        guard case .choice(let item, _) = ending.continuation else { return fixed }
        return fixed + [item.offset]
      })
  }

  /// The bound.
  mutating func count() -> Int {
    var known = perhaps
    repeat {
      known = perhaps
      most = 0
      waysLeft = Self.longestWeighing
      weigh(
        Way(
          queue: patient.start(in: reasoner.guideline), values: values,
          asks: asks.map { _ in 0 }))
    } while perhaps != known
    return most
  }

  private var rules: EventRules { reasoner.guideline.eventRules }

  private func canBeKnown(_ item: Int) -> Bool {
    rules.knownFrom[item].map(perhaps.contains) ?? true
  }

  /// By item, whether no answer to it can come.
  ///
  /// What an outcome settles may be settled yet.
  private var staysOpen: [Bool] {
    asks.indices.map { item in
      !settled.contains(item) && !moving.contains(item)
        && (asks[item] == 0 || !canBeKnown(item))
    }
  }

  private func times(_ item: Int) -> Int { canBeKnown(item) ? asks[item] : 0 }

  private mutating func weigh(_ way: Way) {
    var way = way
    let staysOpen = staysOpen
    while way.place < way.queue.count {
      let tree = way.queue[way.place]
      way.place += 1
      let compiled = reasoner.trees[tree.offset]
      let possible = compiled.possibleOutcomes(way.values)
      let found =
        possible.only.map { continuations(after: $0, in: tree, of: &way) }
        ?? continuations(of: tree, staysOpen, possible, &way)
      if found.count > 1, !way.isBlurred, waysLeft > 0 {
        for continuation in found {
          waysLeft -= 1
          var branch = way
          follow(continuation, &branch)
          weigh(branch)
        }
        return
      }
      for continuation in found { follow(continuation, &way) }
    }
    finish(way)
  }

  private func follow(_ continuation: Continuation, _ way: inout Way) {
    if let item = continuation.choice, times(item) > 0 {
      way.count(item, continuation.options - 1)
    }
    way.follow(continuation.trees)
  }

  /// What follows a tree that is decided.
  private mutating func continuations(
    after outcome: Index<Outcome>, in tree: Index<Tree>, of way: inout Way
  ) -> [Continuation] {
    let ending = reasoner.trees[tree.offset].endings[outcome.offset]
    noteBehind(OutcomeSet([outcome]), of: tree)
    countEvents(of: OutcomeSet([outcome]), in: tree, to: &way)
    for fix in ending.fixes { Self.narrow(&way.values[fix.item.offset], to: fix.values) }
    if case .choice(let item, let options) = ending.continuation {
      let allowed = options.reduce(PossibleValues(bits: 0)) { $0.union($1.value) }
      Self.narrow(&way.values[item.offset], to: allowed)
    }
    return continuations(after: ending, way.values)
  }

  /// What can follow a tree that is not decided, or may end otherwise.
  private mutating func continuations(
    of tree: Index<Tree>, _ staysOpen: [Bool], _ possible: OutcomeSet, _ way: inout Way
  ) -> [Continuation] {
    let compiled = reasoner.trees[tree.offset]
    let open = compiled.openItems(way.values)
    for item in open { way.count(item, times(item)) }
    let forcible = compiled.forcibleOutcomes(way.values, staysOpen: staysOpen)
    noteBehind(forcible, of: tree)
    countEvents(of: forcible, in: tree, to: &way)
    // Of a tree that stays open, a limit to keep counts from what is taken to be now.
    countEvents(of: possible, in: tree, to: &way) { $0.defaultsToNow }
    let endings = forcible.map { compiled.endings[$0.offset] }
    let isMoving = way.isBlurred || !open.isDisjoint(with: moving)
    var found: [Continuation] = []
    for continuation in endings.flatMap({ continuations(after: $0, way.values) })
    where !found.contains(continuation) {
      found.append(continuation)
    }
    guard isMoving else { return found }
    // It may end in one way, and in another once a time is told: all of them can come.
    way.isBlurred = way.isBlurred || endings.contains(where: \.settlesValues)
    for continuation in found { follow(continuation, &way) }
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

  /// The events that limits of a tree count from, as far as they can be asked.
  private func countEvents(
    of outcomes: OutcomeSet, in tree: Index<Tree>, to way: inout Way,
    where isCounted: (Event) -> Bool = { _ in true }
  ) {
    let guideline = reasoner.guideline
    for outcome in outcomes {
      for limit in reasoner.trees[tree.offset].endings[outcome.offset].limits
      where !guideline[limit.event].isSetByAdvice && isCounted(guideline[limit.event]) {
        let parts = rules.derived.first { $0.event == limit.event }?.of
        for event in parts ?? IndexMask([limit.event]) where askable.contains(event) {
          way.events.insert(event)
        }
      }
    }
  }

  private mutating func noteBehind(_ outcomes: OutcomeSet, of tree: Index<Tree>) {
    for outcome in outcomes {
      guard let event = rules.behindOutcome[tree.offset][outcome.offset] else { continue }
      note(rules.mustFollow[event.offset].union(IndexMask([event])))
    }
  }

  private mutating func note(_ events: IndexMask<Event>) {
    perhaps = CaseEvents.withDerived(perhaps.union(events), rules)
  }

  private mutating func finish(_ way: Way) {
    most = max(most, way.asks.reduce(0, +) + way.events.reduce(0) { count, _ in count + 1 })
    for event in way.events { note(rules.shows[event.offset]) }
    for item in way.asks.indices where way.asks[item] > 0 {
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
  /// The most questions that can still come before an interview stops, whatever is replied.
  ///
  /// - Parameters:
  ///   - evaluation: What follows so far.
  ///   - closed: Items that are not asked again though more than one value is left.
  ///   - askable: Events whose time can still be asked.
  /// - Returns: A bound; zero where nothing is left to ask.
  package func mostQuestions(
    after evaluation: Evaluation, closed: Set<Index<Item>>, askable: Set<Index<Event>>
  ) -> Int {
    var bound = QuestionBound(
      after: evaluation, closed: closed, askable: IndexMask(askable), by: self)
    return bound.count()
  }
}
