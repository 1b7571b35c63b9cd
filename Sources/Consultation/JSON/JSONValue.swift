/// A JSON value apart from the text it stood in, to compare and to write again.
///
/// Two are equal where JSON means the same: objects in any order of their members, numbers by their
/// amount, texts by their bytes.
package indirect enum JSONValue: Sendable {
  case object([Member])
  case array([JSONValue])
  case string(String)
  /// As it was written.
  case number(String)
  case flag(Bool)
  case null

  /// A name in an object with what stands there.
  package struct Member: Sendable {
    package let key: String
    package let value: JSONValue

    package init(_ key: String, _ value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  /// Reads what somebody wrote into a file.
  ///
  /// - Throws: Where it is no JSON: at line and column, both from 1.
  package init(readingFile text: [UInt8]) throws(CaseProblem) {
    self.init(try JSONDocument(readingFile: text).root)
  }

  private init(_ value: JSONDocument.Value) {
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

  /// The members of an object; nil where this is none.
  package var members: [Member]? {
    guard case .object(let members) = self else { return nil }
    return members
  }

  /// What an object has at a name.
  package subscript(key: String) -> JSONValue? {
    members?.first { $0.key == key }?.value
  }
}

extension JSONValue: Equatable {
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

/// How much a number of JSON is, to its last digit.
private struct JSONAmount: Equatable {
  private let isNegative: Bool
  private let digits: String
  /// How many zeros follow the digits; below 0, how many of them are decimals.
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
    // Larger than any number that is meant: then only what is written alike is alike.
    let scale = parts.count > 1 ? Int32(parts[1]).map(Int.init) : 0
    exponent = digits.isEmpty ? 0 : scale.map { $0 + zeros - decimals.count }
  }
}
