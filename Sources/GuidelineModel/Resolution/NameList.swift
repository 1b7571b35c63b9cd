/// An ordered list of names with constant-time lookup.
struct NameList {
  let names: [String]
  private let places: [String: Int]

  init(_ names: [String]) {
    self.names = names
    places = Dictionary(names.enumerated().map { ($1, $0) }) { first, _ in first }
  }

  /// The first index of a name; `nil` if the list does not contain it.
  func place(of name: String) -> Int? { places[name] }
}
