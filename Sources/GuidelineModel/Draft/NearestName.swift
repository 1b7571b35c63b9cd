/// The candidate that someone who wrote `text` most likely meant, or nil where none is near.
///
/// Near is a Damerau-Levenshtein distance (a swap of neighbours counts one) of at most a third of
/// the longer word; of equally near candidates the first. Among more than 1,000 none is looked for,
/// nor for a text of more than 80 bytes; whoever may meet many mistakes asks for the first few only
/// (``NearestNames``).
package func nearestName(to text: String, in candidates: [String]) -> String? {
  guard text.utf8.count <= 80, candidates.count <= 1000 else { return nil }
  let text = Array(text.utf8)
  var distances = EditDistances(from: text)
  var best: (name: String, distance: Int)?
  for candidate in candidates {
    let allowance = max(1, max(text.count, candidate.utf8.count) / 3)
    let most = min(allowance, (best?.distance ?? .max) - 1)
    if let distance = distances.distance(to: candidate, atMost: most) {
      best = (candidate, distance)
    }
  }
  return best?.name
}

/// The names most likely meant by the first of many mistakes.
///
/// A file of nothing but mistakes would take as long as it has mistakes times names there are, and
/// nobody mends ten thousand by suggestion.
package struct NearestNames {
  /// Some hundreds of mistakes in a guideline of our size, twenty in one of a thousand names.
  private var comparisonsLeft = 20_000

  package init() {}

  /// The candidate that was most likely meant; nil where none is near, and once enough were compared.
  package mutating func name(nearestTo text: String, in candidates: [String]) -> String? {
    guard comparisonsLeft > 0 else { return nil }
    comparisonsLeft -= candidates.count
    return nearestName(to: text, in: candidates)
  }
}

/// Distances from one text to others, as far as they are short.
private struct EditDistances {
  private let text: [UInt8]
  /// The row being filled in, and the two before it; a swap of neighbours looks two rows back.
  private var row: [Int]
  private var before: [Int]
  private var earlier: [Int]

  init(from text: [UInt8]) {
    self.text = text
    row = Array(repeating: 0, count: text.count + 1)
    before = row
    earlier = row
  }

  /// The distance to another text; nil where it is more than `limit`.
  mutating func distance(to other: String, atMost limit: Int) -> Int? {
    let other = other.utf8
    // Every byte that one has more than the other is an edit.
    guard abs(other.count - text.count) <= limit else { return nil }
    for place in row.indices { row[place] = place }
    var last: UInt8 = 0
    for (count, byte) in other.enumerated() {
      (earlier, before, row) = (before, row, earlier)
      row[0] = count + 1
      var least = row[0]
      for place in text.indices {
        let substitution = before[place] + (text[place] == byte ? 0 : 1)
        var edits = min(before[place + 1] + 1, row[place] + 1, substitution)
        if count > 0, place > 0, text[place] == last, text[place - 1] == byte {
          edits = min(edits, earlier[place - 1] + 1)
        }
        row[place + 1] = edits
        least = min(least, edits)
      }
      // No row falls below the one before it: a swap costs one more than the row two back.
      guard least <= limit else { return nil }
      last = byte
    }
    return row[text.count] <= limit ? row[text.count] : nil
  }
}
