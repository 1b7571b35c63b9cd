/// Names in an order; where one stands is found without going through them all.
struct NameList {
  let names: [String]
  private let places: [String: Int]

  init(_ names: [String]) {
    self.names = names
    places = Dictionary(names.enumerated().map { ($1, $0) }) { first, _ in first }
  }

  /// The first place of a name; nil where it is none of these.
  func place(of name: String) -> Int? { places[name] }
}
