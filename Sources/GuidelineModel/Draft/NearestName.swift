/// The candidate that someone who wrote `text` most likely meant, or nil where none is near.
///
/// Near is a Damerau-Levenshtein distance (a swap of neighbours counts one) of at most a third of
/// the longer word; of equally near candidates the first. Among more than 1,000 none is looked for,
/// so that a file of nothing but mistakes is reported soon.
package func nearestName(to text: String, in candidates: [String]) -> String? {
  guard text.utf8.count <= 80, candidates.count <= 1000 else { return nil }
  var best: (name: String, distance: Int)?
  for candidate in candidates {
    let distance = editDistance(Array(text.utf8), Array(candidate.utf8))
    let allowance = max(1, max(text.utf8.count, candidate.utf8.count) / 3)
    if distance <= allowance, distance < best?.distance ?? .max {
      best = (candidate, distance)
    }
  }
  return best?.name
}

private func editDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
  guard !left.isEmpty, !right.isEmpty else { return max(left.count, right.count) }
  var rows = [Array(0...right.count)]
  for i in 1...left.count {
    var row = [i] + Array(repeating: 0, count: right.count)
    for j in 1...right.count {
      let substitution = rows[i - 1][j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1)
      row[j] = Swift.min(rows[i - 1][j] + 1, row[j - 1] + 1, substitution)
      if i > 1, j > 1, left[i - 1] == right[j - 2], left[i - 2] == right[j - 1] {
        row[j] = Swift.min(row[j], rows[i - 2][j - 2] + 1)
      }
    }
    rows.append(row)
  }
  return rows[left.count][right.count]
}
