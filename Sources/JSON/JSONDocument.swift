/// A JSON text that was read as a whole, as RFC 8259 has it and nothing else.
///
/// ```swift
/// let document = try JSONDocument(Array(#"{"answers": {"pain": "severe"}}"#.utf8))
/// let answers = document.root.members?.first { $0.key == "answers" }?.value
/// ```
///
/// A class, so that each of its values is one reference and a place.
public final class JSONDocument: Sendable {
  /// A value of the text.
  struct Node: Sendable {
    enum Kind: Sendable { case object, array, string, number, `true`, `false`, null }

    let kind: Kind
    /// The name at which an object has it; empty elsewhere.
    let key: String
    /// Its bytes; those of a string without the quotation marks.
    let text: Range<Int>
    /// The place of the first node that is neither this one nor within it.
    var end: Int
    /// How many members or elements it has.
    var count = 0
  }

  fileprivate let text: [UInt8]
  /// Every value, before those within it.
  fileprivate let nodes: [Node]

  /// Reads a text.
  ///
  /// - Parameter text: Valid UTF-8, a byte order mark at its start or not.
  /// - Throws: ``JSONFault``: the first thing in it that is not JSON, a name that stands twice in one
  ///   object and half of a surrogate pair among them.
  public init(_ text: [UInt8]) throws(JSONFault) {
    var parser = JSONParser(text)
    try parser.parse()
    self.text = text
    nodes = parser.nodes
  }

  /// What the text as a whole says.
  public var root: Value { Value(document: self, place: 0) }
}

extension JSONDocument {
  /// One value of a JSON text.
  public struct Value: Sendable {
    fileprivate let document: JSONDocument
    fileprivate let place: Int
  }
}

extension JSONDocument.Value {
  private var node: JSONDocument.Node { document.nodes[place] }

  /// As it stands in the text, where it is neither object nor array.
  public var written: ArraySlice<UInt8> { document.text[node.text] }

  /// The members in the order of the text; nil where this is no object.
  public var members: [(key: String, value: JSONDocument.Value)]? {
    guard node.kind == .object else { return nil }
    return children.map { ($0.node.key, $0) }
  }

  /// The elements; nil where this is no array.
  public var elements: [JSONDocument.Value]? {
    node.kind == .array ? children : nil
  }

  /// The text of a string, its escapes resolved; nil where this is none.
  public var string: String? {
    guard node.kind == .string else { return nil }
    return JSONParser.string(written)
  }

  /// A finite number; nil where this is none, or is too large for one.
  public var number: Double? {
    guard node.kind == .number else { return nil }
    return Double(String(decoding: written, as: UTF8.self))
      .flatMap { $0.isFinite ? $0 : nil }
  }

  /// Whether this is a number; ``written`` has it to its last digit.
  public var isNumber: Bool { node.kind == .number }

  /// `true` or `false`; nil where this is neither.
  public var flag: Bool? {
    switch node.kind {
    case .true: true
    case .false: false
    case .object, .array, .string, .number, .null: nil
    }
  }

  /// Whether this is `true`; false for `false` and for everything else.
  public var isTrue: Bool { flag == true }

  private var children: [JSONDocument.Value] {
    var children: [JSONDocument.Value] = []
    children.reserveCapacity(node.count)
    var next = place + 1
    while next < node.end {
      children.append(Self(document: document, place: next))
      next = document.nodes[next].end
    }
    return children
  }
}

/// Why a text is not JSON as we take it, and where.
public struct JSONFault: Error, Hashable, Sendable {
  /// What is wrong.
  public enum Kind: Hashable, Sendable {
    /// Something other than the grammar of RFC 8259 allows there.
    case syntax
    /// More arrays and objects within one another than any document of ours has.
    case depth
    /// Of two members with one name a reader would take either.
    case duplicateKey
    /// Half of a surrogate pair, which is not Unicode.
    case loneSurrogate
  }

  /// What is wrong.
  public let kind: Kind
  /// How many bytes stand before it.
  public let offset: Int
}
