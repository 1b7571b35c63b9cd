/// The candidate that the author of `text` most likely meant; `nil` if none is close.
///
/// A candidate is close if its Damerau-Levenshtein distance (a transposition counts as one edit) is
/// at most a third of the longer word; the first of equally close candidates wins. Nothing is
/// searched among more than 1,000 candidates or for a text of more than 80 bytes. Callers that may
/// meet many mistakes should use ``NearestNames``, which limits the total.
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

/// Suggests names for a limited number of mistakes.
///
/// The time for suggestions grows with the number of mistakes times the number of names; the limit
/// keeps a file full of mistakes fast to report.
package struct NearestNames {
  /// Enough for some hundreds of mistakes in a guideline of the usual size, or twenty among a
  /// thousand names.
  private var comparisonsLeft = 20_000

  package init() {}

  /// The closest candidate; `nil` if none is close or the limit on comparisons is reached.
  package mutating func name(nearestTo text: String, in candidates: [String]) -> String? {
    guard comparisonsLeft > 0 else { return nil }
    comparisonsLeft -= candidates.count
    return nearestName(to: text, in: candidates)
  }
}

/// Computes bounded edit distances from one text to others.
private struct EditDistances {
  private let text: [UInt8]
  /// The current row and the two before it; a transposition refers to the row two back.
  private var row: [Int]
  private var before: [Int]
  private var earlier: [Int]

  init(from text: [UInt8]) {
    self.text = text
    row = Array(repeating: 0, count: text.count + 1)
    before = row
    earlier = row
  }

  /// The distance to another text; `nil` if it exceeds `limit`.
  mutating func distance(to other: String, atMost limit: Int) -> Int? {
    let other = other.utf8
    // The difference in length is a lower bound on the distance.
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
      // The row minimum never decreases, as a transposition costs one more than the entry two rows
      // back.
      guard least <= limit else { return nil }
      last = byte
    }
    return row[text.count] <= limit ? row[text.count] : nil
  }
}
