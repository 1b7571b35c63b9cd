/// JSON that is put together before it is written: the schemas and what describes the service.
public indirect enum JSONValue: Hashable, Sendable {
  case text(String)
  case number(Int)
  case flag(Bool)
  case array([JSONValue])
  case object([Member])

  /// A key with its value; members keep their order.
  public struct Member: Hashable, Sendable {
    public let key: String
    public let value: JSONValue
  }

  /// The value as UTF-8, for people.
  public var bytes: [UInt8] {
    var json = JSONText(indented: true)
    json.value(self)
    return json.bytes + "\n".utf8
  }

  /// An object with more members at its end.
  public func with(_ more: JSONValue) -> JSONValue {
    guard case .object(let members) = self, case .object(let others) = more else { return self }
    return .object(members + others)
  }

  /// An array of texts.
  public static func texts(_ texts: some Sequence<String>) -> JSONValue {
    .array(texts.map(JSONValue.text))
  }

  /// An object of members computed.
  public static func members(_ members: some Sequence<(String, JSONValue)>) -> JSONValue {
    .object(members.map { Member(key: $0.0, value: $0.1) })
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
  public init(stringLiteral text: String) { self = .text(text) }
}

extension JSONValue: ExpressibleByIntegerLiteral {
  public init(integerLiteral number: Int) { self = .number(number) }
}

extension JSONValue: ExpressibleByBooleanLiteral {
  public init(booleanLiteral flag: Bool) { self = .flag(flag) }
}

extension JSONValue: ExpressibleByArrayLiteral {
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
}

extension JSONValue: ExpressibleByDictionaryLiteral {
  public init(dictionaryLiteral members: (String, JSONValue)...) { self = .members(members) }
}

extension JSONText {
  fileprivate mutating func value(_ value: JSONValue) {
    switch value {
    case .text(let text): string(text)
    case .number(let number): self.number(number)
    case .flag(let flag): self.flag(flag)
    case .array(let elements): array(elements) { $0.value($1) }
    case .object(let members):
      object { json in
        for member in members { json.member(member.key) { $0.value(member.value) } }
      }
    }
  }
}
