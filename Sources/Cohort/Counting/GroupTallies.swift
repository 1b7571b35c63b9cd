import GuidelineModel

/// What a tree says of a row: the outcomes that are still possible, none where an answer is not a value.
struct TreeOutcomes: Hashable, Sendable {
  let tree: Int
  let outcomes: OutcomeSet
}

/// How often each tree said what, separately for every group of rows.
///
/// What a tree says is known here by a number. Whoever evaluates the rows gives these numbers, each to one
/// ``TreeOutcomes``, in an order of its own.
struct GroupTallies: Sendable {
  private var texts: GroupKeys
  /// The group of the row that is being counted.
  private(set) var group = 0
  /// The largest number of results that fit in the counts of a group.
  private var room: Int
  /// For every group: the results of trees by themselves, those on the pathway, the rows, the contradictions.
  private var counts: [Int] = []
  /// The place where the counts of the group begin.
  private var first = 0

  /// - Parameters:
  ///   - columns: The number of columns that rows are grouped by.
  ///   - results: The expected number of results; there may be more.
  init(columns: Int, results: Int) {
    texts = GroupKeys(columns: columns)
    room = results
  }

  /// Takes the text of a row in one of the columns that rows are grouped by.
  mutating func set(_ column: Int, _ cell: some Collection<UInt8>) { texts.set(column, cell) }

  /// The group of the row whose texts have been set; nil if one is not UTF-8, or there are too many groups.
  @inline(__always)
  var groupOfRow: Int? { mutating get { texts.number } }

  /// The number of columns that rows are grouped by.
  var columns: Int { texts.columns }
  /// The texts of every group.
  var keys: [[String]] { texts.keys }
  var hasTooManyGroups: Bool { texts.isFull }

  private var stride: Int { 2 * room + 2 }

  /// Counts a row; its results follow.
  @inline(__always)
  mutating func countRow(in group: Int) {
    self.group = group
    first = group &* stride
    if counts.count < first &+ stride { addGroups(upTo: group) }
    counts[first &+ 2 &* room] &+= 1
  }

  /// Counts what a tree says by itself.
  @inline(__always)
  mutating func countAlone(_ result: Int) { counts[first &+ result] &+= 1 }

  /// Counts what a tree says on the pathway.
  @inline(__always)
  mutating func countOnPathway(_ result: Int) { counts[first &+ room &+ result] &+= 1 }

  @inline(__always)
  mutating func countContradiction() { counts[first &+ 2 &* room &+ 1] &+= 1 }

  @inline(never)
  private mutating func addGroups(upTo group: Int) {
    counts += Array(repeating: 0, count: (group + 1) * stride - counts.count)
  }

  /// Makes room for more results than were expected, and keeps what has been counted.
  mutating func makeRoom(for results: Int) {
    guard results > room else { return }
    var wider = GroupTallies(columns: 0, results: max(results, 2 * room))
    wider.texts = texts
    for group in 0..<(counts.count / stride) {
      let old = counts[(group * stride)..<((group + 1) * stride)]
      let more = Array(repeating: 0, count: wider.room - room)
      let pathway = old.startIndex + room
      wider.counts +=
        old[..<pathway] + more + old[pathway..<(pathway + room)] + more + old.suffix(2)
    }
    wider.group = group
    wider.first = group * wider.stride
    self = wider
  }

  /// All that was counted.
  ///
  /// - Parameters:
  ///   - columns: The names of the columns that rows are grouped by.
  ///   - results: Every result, at its number.
  ///   - trees: How many trees there are.
  /// - Returns: The counts.
  func counted(columns: [String], _ results: [TreeOutcomes], trees: Int) -> CohortCounts {
    var all = CohortCounts(columns: columns, trees: trees)
    for (number, key) in keys.enumerated() where counts.count >= (number + 1) * stride {
      let counts = Array(counts[(number * stride)..<((number + 1) * stride)])
      guard counts[2 * room] > 0 else { continue }
      var group = CohortCounts.Group(trees: trees)
      group.rows = counts[2 * room]
      group.contradictions = counts[2 * room + 1]
      for (place, result) in results.enumerated() {
        if counts[place] > 0 { group.trees[result.tree][result.outcomes] = counts[place] }
        if counts[room + place] > 0 {
          group.pathway[result.tree][result.outcomes] = counts[room + place]
        }
      }
      all.groups[key] = group
    }
    return all
  }
}
