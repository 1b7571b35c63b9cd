import JSON

extension JSONText {
  /// A member that lists only so much, followed by how many are left out.
  mutating func list<Element>(
    _ key: String, _ elements: [Element], _ most: Int,
    _ write: (inout JSONText, Element) -> Void
  ) {
    member(key) { json in json.array(elements.prefix(most), write) }
    leftOut(from: key, elements.count - most)
  }

  /// How many elements of a member are left out; nothing where none are.
  mutating func leftOut(from key: String, _ count: Int) {
    if count > 0 { member("\(key)LeftOut", count) }
  }
}
