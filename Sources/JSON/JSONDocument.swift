/// A parsed JSON text; the parser accepts RFC 8259 and nothing else.
///
/// ```swift
/// let document = try JSONDocument(Array(#"{"answers": {"pain": "severe"}}"#.utf8))
/// let answers = document.root.members?.first { $0.key == "answers" }?.value
/// ```
///
/// It is a class so that a value is a reference and an index.
package final class JSONDocument: Sendable {
  /// A value of the text.
  struct Node: Sendable {
    enum Kind: Sendable { case object, array, string, number, `true`, `false`, null }

    let kind: Kind
    /// The name of the member; empty if the value is not a member.
    let key: String
    /// The range of its bytes; without the quotation marks if it is a string.
    let text: Range<Int>
    /// The index after its last descendant.
    var end: Int
    /// The number of members or elements.
    var count = 0
  }

  fileprivate let text: [UInt8]
  /// All values in preorder.
  fileprivate let nodes: [Node]

  /// Parses a text.
  ///
  /// - Parameter text: Valid UTF-8, with or without a byte order mark.
  /// - Throws: ``JSONFault`` for the first error: invalid syntax, too deep nesting, a duplicate key
  ///   or a lone surrogate.
  package init(_ text: [UInt8]) throws(JSONFault) {
    var parser = JSONParser(text)
    try parser.parse()
    self.text = text
    nodes = parser.nodes
  }

  /// The top-level value.
  package var root: Value { Value(document: self, place: 0) }
}

extension JSONDocument {
  /// One value of a JSON text.
  package struct Value: Sendable {
    fileprivate let document: JSONDocument
    fileprivate let place: Int
  }
}

extension JSONDocument.Value {
  private var node: JSONDocument.Node { document.nodes[place] }

  /// The bytes of a value that is neither an object nor an array; those of a string without the
  /// quotation marks.
  package var written: ArraySlice<UInt8> { document.text[node.text] }

  /// The members in the order of the text; nil if the value is not an object.
  package var members: [(key: String, value: JSONDocument.Value)]? {
    guard node.kind == .object else { return nil }
    return children.map { ($0.node.key, $0) }
  }

  /// The elements; nil if the value is not an array.
  package var elements: [JSONDocument.Value]? {
    node.kind == .array ? children : nil
  }

  /// The string, with its escapes resolved; nil if the value is not a string.
  package var string: String? {
    guard node.kind == .string else { return nil }
    return JSONParser.string(written)
  }

  /// The number; nil if the value is not a number, or too large for a finite `Double`.
  package var number: Double? {
    guard node.kind == .number else { return nil }
    return Double(String(decoding: written, as: UTF8.self))
      .flatMap { $0.isFinite ? $0 : nil }
  }

  /// Whether the value is a number; ``written`` has all its digits.
  package var isNumber: Bool { node.kind == .number }

  /// The Boolean; nil if the value is not one.
  package var flag: Bool? {
    switch node.kind {
    case .true: true
    case .false: false
    case .object, .array, .string, .number, .null: nil
    }
  }

  /// Whether the value is `true`.
  package var isTrue: Bool { flag == true }

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

/// Why a text is not accepted as JSON, and where.
package struct JSONFault: Error, Hashable, Sendable {
  /// What is wrong.
  package enum Kind: Hashable, Sendable {
    /// The grammar of RFC 8259 does not allow what is there.
    case syntax
    /// Arrays and objects are nested more than 64 deep.
    case depth
    /// An object has two members with the same name.
    case duplicateKey
    /// A high or low surrogate without its counterpart.
    case loneSurrogate
  }

  /// What is wrong.
  package let kind: Kind
  /// The offset in bytes.
  package let offset: Int
}
