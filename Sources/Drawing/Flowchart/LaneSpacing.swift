/// Computes how far apart lanes must be so that nothing overlaps.
struct LaneSpacing {
  /// Something that takes space in some columns, and whose place follows from the lanes that it
  /// spans.
  struct Body {
    let columns: ClosedRange<Int>
    let lanes: ClosedRange<Int>
    /// The space above and below its middle, with half the gap to its neighbours.
    ///
    /// For a span, `above` is the space on both sides and `below` that of what hangs under it.
    let above: Int
    let below: Int
    let middle: Middle
  }

  /// How the lanes determine the middle of a body.
  enum Middle {
    /// At a question.
    case node(Int)
    /// At a lane.
    case lane(Int)
    /// Halfway between its first and last lane, with space beyond each of these two.
    case span(beyond: Int)
  }

  let skeleton: WideSkeleton
  let bodies: [Body]
  private(set) var laneYs: [Int]
  private(set) var nodeYs: [Int]

  init(skeleton: WideSkeleton, bodies: [Body]) {
    self.skeleton = skeleton
    self.bodies = bodies
    laneYs = skeleton.lanes.map { _ in 0 }
    nodeYs = skeleton.nodes.map { _ in 0 }
    solve()
  }

  /// Moves lanes down until every body is clear of those above it.
  ///
  /// Moving all lanes from the first lane of a body onwards moves that body as a whole, moves
  /// nothing above it, and brings no two bodies closer. So one pass from small bodies to large ones
  /// is enough; the second pass changes nothing.
  private mutating func solve() {
    let columns = (bodies.map(\.columns.upperBound).max() ?? 0) + 1
    var inColumn = Array(repeating: [Int](), count: columns)
    for (place, body) in bodies.enumerated() {
      for column in body.columns { inColumn[column].append(place) }
    }
    let order = bodies.indices.sorted {
      let (left, right) = (bodies[$0].lanes, bodies[$1].lanes)
      return (left.count, left.lowerBound, $0) < (right.count, right.lowerBound, $1)
    }
    for _ in 0..<2 {
      for place in order {
        let body = bodies[place]
        let top = top(of: body)
        var shift = 0
        for other in body.columns.lazy.flatMap({ inColumn[$0] })
        where bodies[other].lanes.upperBound < body.lanes.lowerBound {
          shift = max(shift, bottom(of: bodies[other]) - top)
        }
        guard shift > 0 else { continue }
        for lane in body.lanes.lowerBound..<laneYs.count { laneYs[lane] += shift }
        placeNodes()
      }
    }
  }

  /// Places every question halfway between its first and last branch.
  private mutating func placeNodes() {
    for place in skeleton.nodes.indices.reversed() {
      let edges = skeleton.nodes[place].edges
      guard let first = edges.first, let last = edges.last else { continue }
      nodeYs[place] = (y(of: first.target) + y(of: last.target)) / 2
    }
  }

  /// The y coordinate of a branch to a target.
  func y(of target: WideSkeleton.Edge.Target) -> Int {
    switch target {
    case .node(let node): nodeYs[node]
    case .lane(let lane): laneYs[lane]
    }
  }

  /// The top of a body.
  func top(of body: Body) -> Int {
    switch body.middle {
    case .node(let node): nodeYs[node] - body.above
    case .lane(let lane): laneYs[lane] - body.above
    case .span(let room):
      min(laneYs[body.lanes.lowerBound] - room, middle(of: body.lanes) - body.above)
    }
  }

  /// The bottom of a body.
  func bottom(of body: Body) -> Int {
    switch body.middle {
    case .node(let node): nodeYs[node] + body.below
    case .lane(let lane): laneYs[lane] + body.below
    case .span(let room):
      max(laneYs[body.lanes.upperBound] + room, middle(of: body.lanes) + body.above)
        + body.below
    }
  }

  /// Halfway between the first and the last of some lanes.
  func middle(of lanes: ClosedRange<Int>) -> Int {
    (laneYs[lanes.lowerBound] + laneYs[lanes.upperBound]) / 2
  }
}
