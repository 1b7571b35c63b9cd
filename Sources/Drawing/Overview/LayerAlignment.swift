/// Assigns heights to the vertices of every layer, close to those of the vertices they are linked
/// with (coordinate assignment of a layered drawing).
struct LayerAlignment {
  /// The space of a vertex above and below its middle, gaps included.
  struct Room {
    let above: Int
    let below: Int
  }

  /// The height of the middle of every vertex, layer by layer.
  private(set) var middles: [[Int]]

  /// Finds heights.
  ///
  /// - Parameters:
  ///   - rooms: The space of every vertex in its order, layer by layer.
  ///   - pulls: The links between a layer and the next, whose vertices should be level, with the
  ///     distance from the middle at which the link leaves the first.
  init(rooms: [[Room]], pulls: [[(from: Int, to: Int, port: Int)]]) {
    middles = rooms.map { layer in
      var y = 0
      return layer.map { room in
        defer { y += room.above + room.below }
        return y + room.above
      }
    }
    let arriving = pulls.map { Dictionary(grouping: $0, by: \.to) }
    let leaving = pulls.map { Dictionary(grouping: $0, by: \.from) }
    for round in 0..<40 {
      let order = round.isMultiple(of: 2) ? Array(rooms.indices) : rooms.indices.reversed()
      for layer in order {
        let wishes = rooms[layer].indices.map { place in
          var wished: [Int] = []
          if layer > 0 {
            wished += (arriving[layer - 1][place] ?? [])
              .map { middles[layer - 1][$0.from] + $0.port }
          }
          if layer < rooms.count - 1 {
            wished += (leaving[layer][place] ?? []).map { middles[layer + 1][$0.to] - $0.port }
          }
          return wished.isEmpty ? middles[layer][place] : wished.reduce(0, +) / wished.count
        }
        middles[layer] = Self.placed(wishes, rooms[layer])
      }
    }
  }

  /// The heights nearest to the preferred ones at which nothing overlaps; neighbours that prefer
  /// the same place share the difference.
  private static func placed(_ wishes: [Int], _ rooms: [Room]) -> [Int] {
    var offsets: [Int] = []
    var offset = 0
    for place in rooms.indices {
      if place > 0 { offset += rooms[place - 1].below + rooms[place].above }
      offsets.append(offset)
    }
    var blocks: [(sum: Int, count: Int)] = []
    for place in wishes.indices {
      blocks.append((wishes[place] - offsets[place], 1))
      while blocks.count > 1 {
        let (last, before) = (blocks[blocks.count - 1], blocks[blocks.count - 2])
        guard before.sum * last.count > last.sum * before.count else { break }
        blocks.removeLast(2)
        blocks.append((before.sum + last.sum, before.count + last.count))
      }
    }
    let values = blocks.flatMap { block in
      Array(repeating: block.sum / block.count, count: block.count)
    }
    return zip(values, offsets).map { $0 + $1 }
  }
}
