/// A key of a JSON object, whatever it says.
struct JSONKey: CodingKey, Hashable {
  let stringValue: String
  var intValue: Int? { nil }

  init(_ string: String) {
    stringValue = string
  }

  init?(stringValue: String) {
    self.init(stringValue)
  }

  init?(intValue: Int) {
    nil
  }
}
