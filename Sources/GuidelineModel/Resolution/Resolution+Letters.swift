extension Resolution {
  /// Checks the steps and sources that letters name.
  mutating func checkLetters() {
    let top = DraftPath("letters")
    reportDuplicates(of: draft.letters.map(\.id.text), kind: .letter) {
      top.index($0).key("letter")
    }
    for (place, letter) in draft.letters.enumerated() {
      check(letter.notWith, at: top.index(place).key("not-with"))
      for (number, part) in letter.parts.enumerated() {
        let path = top.index(place).key("parts").index(number)
        check(part.citations, at: path.key("cites"))
        guard case .points(let points) = part.content else { continue }
        for (number, point) in points.enumerated() {
          check(point.steps, at: path.key("points").index(number).key("step"))
        }
      }
    }
  }
}
