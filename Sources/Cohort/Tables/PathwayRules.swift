import GuidelineModel

/// What outcomes bring about, as the walk through the trees needs it.
struct PathwayRules: Sendable {
  /// What an outcome settles and leads to.
  struct Ending: Sendable {
    /// What it leaves of items, in order.
    let settled: [(item: Int, bits: UInt16)]
    /// The trees that follow; nil where they hang on a choice.
    let next: [Int]?
    /// The item that is chosen, and what follows each option.
    let choice: (item: Int, options: [(bits: UInt16, next: [Int])])?
  }

  /// The trees that the pathway starts at.
  let start: [Int]
  /// Of every tree, of every outcome.
  let endings: [[Ending]]
  /// The items that an outcome may settle.
  let settledItems: [Int]

  init(_ trees: [Tree], from start: [Int]) {
    self.start = start
    endings = trees.map { $0.outcomes.map(Ending.init) }
    settledItems = Set(endings.joined().flatMap { $0.settled.map(\.item) }).sorted()
  }
}

extension PathwayRules.Ending {
  fileprivate init(_ outcome: Outcome) {
    var settled = outcome.fixes.map { (item: $0.item.offset, bits: $0.values.bits) }
    switch outcome.continuation {
    case .trees(let trees):
      next = trees.map(\.offset)
      choice = nil
    case .choice(let item, let options):
      next = nil
      choice = (item.offset, options.map { ($0.value.bits, $0.trees.map(\.offset)) })
      settled.append((item.offset, options.reduce(0) { $0 | $1.value.bits }))
    }
    self.settled = settled
  }
}

/// The answers of one patient on the way through the trees.
protocol PathwayAnswers {
  /// The outcomes possible of a tree, none where an answer that it asks is no value; notes that the tree is
  /// reached.
  mutating func visit(_ tree: Int) -> OutcomeSet

  /// The values of an item still possible; 0 for what is no value.
  func values(of item: Int) -> UInt16

  /// Keeps other values of an item, at least one: fewer, unless what is settled wins.
  mutating func narrow(_ item: Int, to bits: UInt16)

  /// Notes that what follows the tree visited last is still to be chosen.
  mutating func leaveOpen(_ item: Int)

  /// Whether what an outcome settles replaces an answer that it contradicts.
  var settledWins: Bool { get }
}

extension PathwayAnswers {
  @inline(__always)
  mutating func leaveOpen(_ item: Int) {}

  @inline(__always)
  var settledWins: Bool { false }
}

extension PathwayRules {
  /// Works through the queue of trees, as `Reasoning` does for one patient.
  ///
  /// An answer that is no value agrees with everything that is settled, and chooses nothing.
  ///
  /// - Parameters:
  ///   - answers: The answers.
  ///   - start: The trees to start at.
  ///   - queue: Room for the queue, so that none is made for every patient.
  /// - Returns: Whether an outcome contradicts an answer, or what was settled before; the pathway ends there.
  @inline(__always)
  func walk(
    _ answers: inout some PathwayAnswers, from start: [Int], queue: inout [Int]
  ) -> Bool {
    queue.removeAll(keepingCapacity: true)
    queue.append(contentsOf: start)
    var place = 0
    while place < queue.count {
      let tree = queue[place]
      place += 1
      guard let outcome = answers.visit(tree).only else { continue }
      let ending = endings[tree][outcome.offset]
      for settled in ending.settled {
        let values = answers.values(of: settled.item)
        let left = values & settled.bits
        guard values != 0, left != values else { continue }
        guard left != 0 else {
          guard answers.settledWins else { return true }
          answers.narrow(settled.item, to: settled.bits)
          continue
        }
        answers.narrow(settled.item, to: left)
      }
      guard let following = ending.trees(after: answers) else {
        if let choice = ending.choice { answers.leaveOpen(choice.item) }
        continue
      }
      for next in following where !queue.contains(next) { queue.append(next) }
    }
    return false
  }
}

extension PathwayRules.Ending {
  /// The trees that follow; nil while a choice is open.
  @inline(__always)
  fileprivate func trees(after answers: some PathwayAnswers) -> [Int]? {
    if let next { return next }
    guard let choice else { return [] }
    let left = answers.values(of: choice.item)
    var chosen: [Int]?
    for option in choice.options where option.bits & left != 0 {
      guard chosen == nil else { return nil }
      chosen = option.next
    }
    return chosen
  }
}
