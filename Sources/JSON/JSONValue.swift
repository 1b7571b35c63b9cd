/// A JSON value that can be built, compared and written.
///
/// Two values are equal if they mean the same: objects with their members in any order, numbers by
/// value, strings by their bytes.
///
/// ```swift
/// let schema: JSONValue = ["type": "array", "minItems": 1, "uniqueItems": true]
/// schema["minItems"] == 1
/// ```
package indirect enum JSONValue: Sendable {
  /// Members in the order of the text.
  case object([Member])
  /// Elements in order.
  case array([JSONValue])
  /// A string, with its escapes resolved.
  case string(String)
  /// A number, as written.
  case number(String)
  /// `true` or `false`.
  case flag(Bool)
  /// `null`.
  case null

  /// A member of an object; members keep their order.
  package struct Member: Sendable {
    /// The name, with its escapes resolved.
    package let key: String
    /// The value.
    package let value: JSONValue

    /// Creates a member.
    package init(_ key: String, _ value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  /// Copies a value from a document, with everything in it.
  package init(_ value: JSONDocument.Value) {
    if let members = value.members {
      self = .object(members.map { Member($0.key, JSONValue($0.value)) })
    } else if let elements = value.elements {
      self = .array(elements.map { JSONValue($0) })
    } else if let string = value.string {
      self = .string(string)
    } else {
      let written = String(decoding: value.written, as: UTF8.self)
      switch written {
      case "true": self = .flag(true)
      case "false": self = .flag(false)
      case "null": self = .null
      default: self = .number(written)
      }
    }
  }

  /// The members of an object; nil if the value is not an object.
  package var members: [Member]? {
    guard case .object(let members) = self else { return nil }
    return members
  }

  /// The elements of an array; nil if the value is not an array.
  package var elements: [JSONValue]? {
    guard case .array(let elements) = self else { return nil }
    return elements
  }

  /// The text of a string; nil if the value is not a string.
  package var string: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  /// The value of a member; nil if there is no such member or the value is not an object.
  package subscript(key: String) -> JSONValue? {
    members?.first { $0.key == key }?.value
  }
}

extension JSONValue: Equatable {
  /// Whether both values mean the same in JSON.
  package static func == (left: JSONValue, right: JSONValue) -> Bool {
    switch (left, right) {
    case (.object(let left), .object(let right)):
      left.count == right.count
        && left.allSatisfy { member in
          right.contains { $0.key == member.key && $0.value == member.value }
        }
    case (.array(let left), .array(let right)): left == right
    case (.string(let left), .string(let right)): left.utf8.elementsEqual(right.utf8)
    case (.number(let left), .number(let right)): JSONAmount(left) == JSONAmount(right)
    case (.flag(let left), .flag(let right)): left == right
    case (.null, .null): true
    case (.object, _), (.array, _), (.string, _), (.number, _), (.flag, _), (.null, _): false
    }
  }
}

/// The exact value of a JSON number.
private struct JSONAmount: Equatable {
  private let isNegative: Bool
  private let digits: String
  /// The power of ten to multiply the digits with; nil if it is too large to represent.
  private let exponent: Int?

  init(_ written: String) {
    let parts = written.lowercased().split(separator: "e", maxSplits: 1)
    let mantissa = parts[0].split(separator: ".", maxSplits: 1)
    let decimals = mantissa.count > 1 ? mantissa[1] : ""
    var digits = (mantissa[0] + decimals).drop { $0 == "-" }.drop { $0 == "0" }
    var zeros = 0
    while digits.last == "0" {
      digits.removeLast()
      zeros += 1
    }
    self.digits = String(digits)
    isNegative = !digits.isEmpty && written.hasPrefix("-")
    // An exponent beyond 32 bits: such numbers are equal only if their digits are.
    let scale = parts.count > 1 ? Int32(parts[1]).map(Int.init) : 0
    exponent = digits.isEmpty ? 0 : scale.map { $0 + zeros - decimals.count }
  }
}

extension JSONValue {
  /// The object with more members appended.
  package func with(_ more: JSONValue) -> JSONValue {
    guard case .object(let members) = self, case .object(let others) = more else { return self }
    return .object(members + others)
  }

  /// An array of strings.
  package static func texts(_ texts: some Sequence<String>) -> JSONValue {
    .array(texts.map(JSONValue.string))
  }

  /// An object from computed members.
  package static func members(_ members: some Sequence<(String, JSONValue)>) -> JSONValue {
    .object(members.map { Member($0.0, $0.1) })
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
  /// Creates a string.
  package init(stringLiteral text: String) { self = .string(text) }
}

extension JSONValue: ExpressibleByIntegerLiteral {
  /// Creates a number from an integer.
  package init(integerLiteral number: Int) { self = .number(String(number)) }
}

extension JSONValue: ExpressibleByBooleanLiteral {
  /// `true` or `false`.
  package init(booleanLiteral flag: Bool) { self = .flag(flag) }
}

extension JSONValue: ExpressibleByArrayLiteral {
  /// Creates an array.
  package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
}

extension JSONValue: ExpressibleByDictionaryLiteral {
  /// Creates an object with members in the order given; duplicate names are not detected.
  package init(dictionaryLiteral members: (String, JSONValue)...) { self = .members(members) }
}
