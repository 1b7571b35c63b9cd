import GuidelineModel
import Reasoning

/// One row on its way through the trees.
struct PathwayWalk: PathwayAnswers, Sendable {
  /// A tree that is reached.
  struct Visit: Sendable {
    let tree: Int
    /// None where an answer that it asks is no value.
    let outcomes: OutcomeSet
    /// The place of the items on which its outcome depends among those of the tables; past these, among
    /// ``otherInfluences``; nil where none does.
    let influence: Int?
  }

  let tables: WalkTables
  /// Of every item the values still possible.
  var masks: [UInt16]
  /// The trees reached, in order.
  private(set) var visits: [Visit] = []
  /// The items of open choices.
  private(set) var openChoices: [Int] = []
  /// Whether every tree reached is decided and no choice is open.
  private(set) var isComplete = true
  private(set) var isContradiction = false
  /// The item that alone decides the first tree reached that is not decided, or the choice that is open
  /// before any; nil where no item does alone.
  ///
  /// What comes before the first is the same whatever is known beside, so no other item can make the pathway
  /// complete alone.
  private(set) var candidate: Int?
  /// The items on which trees with several parts depend.
  private(set) var otherInfluences: [[Int]] = []
  /// How many rows take which way, if these are counted.
  private(set) var flow: [Int]
  let settledWins: Bool
  private var queue: [Int] = []
  private var isExplaining = true

  /// - Parameters:
  ///   - tables: The tables of the guideline.
  ///   - settledWins: Whether what an outcome settles replaces an answer that it contradicts.
  init(_ tables: WalkTables, settledWins: Bool = false) {
    self.tables = tables
    self.settledWins = settledWins
    masks = tables.tables.guideline.allValues.map(\.bits)
    flow = Array(repeating: 0, count: tables.flowCount)
  }

  /// Walks with the values that ``masks`` hold; afterwards these hold what outcomes leave of them.
  ///
  /// - Parameters:
  ///   - start: The trees to start at; nil for those of all rows.
  ///   - isExplaining: Whether to find on what undecided trees depend, and to count the flow.
  @inline(__always)
  mutating func walk(from start: [Int]?, isExplaining: Bool) {
    self.isExplaining = isExplaining
    visits.removeAll(keepingCapacity: true)
    openChoices.removeAll(keepingCapacity: true)
    otherInfluences.removeAll(keepingCapacity: true)
    isComplete = true
    candidate = nil
    var queue = self.queue
    self.queue = []
    let pathway = tables.tables.pathway
    isContradiction = pathway.walk(&self, from: start ?? pathway.start, queue: &queue)
    self.queue = queue
  }

  @inline(__always)
  mutating func visit(_ tree: Int) -> OutcomeSet {
    let tables = tables
    let place = tables.trees[tree]
    var state = 0
    var isValid = true
    for asked in place.asked {
      let (item, weight) = tables.items[asked]
      let mask = masks[item]
      if mask == 0 { isValid = false }
      state &+= (Int(mask) &- 1) &* weight
    }
    var outcomes = OutcomeSet()
    var influence: Int?
    if isValid {
      if let first = place.firstState {
        outcomes = tables.results[place.firstResult &+ Int(tables.states[first &+ state])]
        if isExplaining, outcomes.only == nil {
          influence = place.firstInfluence &+ Int(tables.influence[first &+ state])
        }
      } else {
        outcomes = tables.tables.trees[tree].outcomes(masks)
        if isExplaining, outcomes.only == nil { influence = otherInfluence(on: tree) }
      }
    }
    if outcomes.only == nil {
      if isComplete, let influence {
        let items = items(influence)
        if items.count == 1 { candidate = items[0] }
      }
      isComplete = false
    }
    visits.append(Visit(tree: tree, outcomes: outcomes, influence: influence))
    if isExplaining { follow(place, outcomes, isValid: isValid) }
    return outcomes
  }

  private mutating func otherInfluence(on tree: Int) -> Int? {
    // Every mask is that of some value: a tree that asks what is no value comes to nothing, and what others ask
    // does not matter.
    let values = masks.map { PossibleValues(bits: max($0, 1)) }
    guard let found = tables.reasoner?.influentialItems(of: Index(tree), for: values) else {
      return nil
    }
    otherInfluences.append(found.map(\.offset))
    return tables.influences.count + otherInfluences.count - 1
  }

  /// The items at a place that ``Visit/influence`` names.
  @inline(__always)
  func items(_ influence: Int) -> [Int] {
    influence < tables.influences.count
      ? tables.influences[influence] : otherInfluences[influence - tables.influences.count]
  }

  /// Counts the way through a tree as far as it is certain.
  private mutating func follow(_ tree: WalkTables.Tree, _ outcomes: OutcomeSet, isValid: Bool) {
    flow[tree.firstFlow] &+= 1
    guard isValid else {
      flow[tree.firstFlow &+ 1] &+= 1
      return
    }
    if let outcome = outcomes.only { flow[tree.firstFlow &+ 2 &+ outcome.offset] &+= 1 }
    var place = tree.decisions.lowerBound
    while place >= 0 {
      let decision = tables.decisions[place]
      let mask = masks[decision.item]
      var taken: Int?
      for branch in decision.branches where mask & ~tables.branches[branch].bits == 0 {
        taken = branch
        break
      }
      guard let taken else {
        flow[decision.flow] &+= 1
        return
      }
      flow[decision.flow &+ 1 &+ taken &- decision.branches.lowerBound] &+= 1
      place = tables.branches[taken].next
    }
  }

  @inline(__always)
  func values(of item: Int) -> UInt16 { masks[item] }

  @inline(__always)
  mutating func narrow(_ item: Int, to bits: UInt16) { masks[item] = bits }

  @inline(__always)
  mutating func leaveOpen(_ item: Int) {
    if isComplete { candidate = item }
    isComplete = false
    openChoices.append(item)
  }
}
