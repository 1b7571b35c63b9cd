/// Finds how far apart lanes must be for nothing to overlap.
struct LaneSpacing {
  /// A thing that takes room in some columns, and whose place follows from the lanes it spreads
  /// over.
  struct Body {
    let columns: ClosedRange<Int>
    let lanes: ClosedRange<Int>
    /// The room above and below its middle, with half the gap to its neighbours; for a span,
    /// `above` is the room on both sides and `below` what hangs under it.
    let above: Int
    let below: Int
    let middle: Middle
  }

  /// How the middle of a body follows from the lanes.
  enum Middle {
    /// On a question.
    case node(Int)
    /// On a lane.
    case lane(Int)
    /// Halfway between the first and the last of its lanes, with room beyond each of these two.
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
  /// Moving all lanes from the first of a body onwards moves that body whole, moves nothing above
  /// it, and brings no two things closer; so one pass from small bodies to large clears all, and
  /// a second finds nothing left to do.
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

  /// Puts every question halfway between its first and its last branch.
  private mutating func placeNodes() {
    for place in skeleton.nodes.indices.reversed() {
      let edges = skeleton.nodes[place].edges
      guard let first = edges.first, let last = edges.last else { continue }
      nodeYs[place] = (y(of: first.target) + y(of: last.target)) / 2
    }
  }

  /// Where a branch to this target runs.
  func y(of target: WideSkeleton.Edge.Target) -> Int {
    switch target {
    case .node(let node): nodeYs[node]
    case .lane(let lane): laneYs[lane]
    }
  }

  /// The highest point of a body.
  func top(of body: Body) -> Int {
    switch body.middle {
    case .node(let node): nodeYs[node] - body.above
    case .lane(let lane): laneYs[lane] - body.above
    case .span(let room):
      min(laneYs[body.lanes.lowerBound] - room, middle(of: body.lanes) - body.above)
    }
  }

  /// The lowest point of a body.
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
