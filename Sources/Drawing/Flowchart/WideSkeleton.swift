import GuidelineModel

/// The structure of a flowchart from left to right, before it has coordinates: questions in
/// columns, and lanes from top to bottom, one for each end of a path.
///
/// Every lane is a horizontal strip that belongs to the end of one path; the strip of a question is
/// that of its lanes. Strips are nested or disjoint, which is why no lines cross.
struct WideSkeleton {
  /// A question with the lanes it spans.
  struct Node {
    let question: Outline.Question
    var lanes: ClosedRange<Int>
    var edges: [Edge]
    var column: Int { question.depth }
  }

  /// An answer and where it leads.
  struct Edge {
    enum Target: Hashable {
      case node(Int)
      case lane(Int)
    }

    let answer: Int
    let target: Target
  }

  /// Where a lane ends.
  enum End: Hashable {
    /// In an outcome or a reference, which adjacent lanes may share.
    case box(Int)
    /// In the line that leads to a question drawn for an earlier branch.
    case join(Int)
  }

  private(set) var nodes: [Node] = []
  private(set) var lanes: [End] = []
  /// The boxes at the ends of lanes, each with the strongest mark among the branches to it.
  private(set) var ends: [(subject: Scene.Box.Subject, mark: Mark)] = []
  let language: Language
  private var places: [Int: Int] = [:]
  /// For each of these boxes, the lanes that end in it, which are adjacent.
  private var endLanes: [ClosedRange<Int>] = []
  /// For each of these boxes, its column: right of every question that leads to it.
  private var endColumns: [Int] = []

  init(_ outline: Outline) {
    language = outline.language
    _ = add(outline.root)
    for (lane, end) in lanes.enumerated() {
      guard case .box(let box) = end else { continue }
      if box == endLanes.count {
        endLanes.append(lane...lane)
        endColumns.append(1)
      } else {
        endLanes[box] = endLanes[box].lowerBound...lane
      }
    }
    for node in nodes {
      for case .lane(let lane) in node.edges.map(\.target) {
        if case .box(let box) = lanes[lane] {
          endColumns[box] = max(endColumns[box], node.column + 1)
        }
      }
    }
  }

  /// The number of columns of questions.
  var columnCount: Int { (nodes.map(\.column).max() ?? 0) + 1 }

  /// The column of a box at the end of lanes, by its index.
  func column(ofEnd box: Int) -> Int { endColumns[box] }

  /// The lanes that end in a box, by its index.
  func lanes(endingIn box: Int) -> ClosedRange<Int> { endLanes[box] }

  private mutating func add(_ question: Outline.Question) -> Int {
    let place = nodes.count
    let first = lanes.count
    places[question.decision.offset] = place
    nodes.append(Node(question: question, lanes: first...first, edges: []))
    var edges: [Edge] = []
    for (number, answer) in question.answers.enumerated() {
      let target: Edge.Target
      switch answer.next {
      case .question(let next): target = .node(add(next))
      case .result(let result): target = .lane(addLane(to: result))
      case .elsewhere(let reference): target = .lane(addLane(to: reference))
      }
      edges.append(Edge(answer: number, target: target))
    }
    nodes[place].edges = edges
    nodes[place].lanes = first...(lanes.count - 1)
    return place
  }

  private mutating func addLane(to result: Outline.Result) -> Int {
    if case .box(let box) = lanes.last, case .result(let last) = ends[box].subject,
      last.outcome == result.outcome
    {
      ends[box].mark = Mark.best(ends[box].mark, result.mark)
      lanes.append(.box(box))
    } else {
      lanes.append(.box(ends.count))
      ends.append((.result(result), result.mark))
    }
    return lanes.count - 1
  }

  private mutating func addLane(to reference: Outline.Reference) -> Int {
    if let node = places[reference.decision.offset], meetsLastLane(node) {
      lanes.append(.join(node))
    } else {
      lanes.append(.box(ends.count))
      ends.append((.reference(reference), reference.mark))
    }
    return lanes.count - 1
  }

  /// Whether only lanes to a question are between its strip and the next lane.
  private func meetsLastLane(_ node: Int) -> Bool {
    var last = lanes.count - 1
    while last >= 0, lanes[last] == .join(node) { last -= 1 }
    return nodes[node].lanes.upperBound == last && nodes[node].edges.count > 0
  }
}

extension Mark {
  /// The mark of something that two branches lead to.
  static func best(_ first: Mark, _ second: Mark) -> Mark {
    if first == .taken || second == .taken { return .taken }
    return first == .possible || second == .possible ? .possible : .ruledOut
  }
}
