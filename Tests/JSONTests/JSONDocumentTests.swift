import Foundation
import TestSupport
import Testing

@testable import JSON

/// What RFC 8259 allows is read as Foundation reads it; nothing else is read at all.
@Suite struct JSONDocumentTests {
  @Test(arguments: [
    "{}", "[]", " [ ] ", "\t{\r\n}\n", "null", "true", "false", "\"\"", "0", "-0", "-0.0", "10",
    "1.5", "1e3",
    "1E+3", "1.25e-2", "123456789012345678901234567890", "[1,2 , 3]", #"{"a":1,"b":{"a":2}}"#,
    #"{"":0}"#,
    #"["a","a"]"#, #""\"\\\/\b\f\n\r\t""#, #""\u0061\u00e9\u20AC""#, #""\ud83d\ude00""#,
    #""\u0000""#,
    "\"\u{7f}\u{2028}é😀\"", #"{"a":[{"b":[[],{},"",0,true]}]}"#, "\u{feff}{}",
  ])
  func `JSON is read`(text: String) throws {
    let document = try JSONDocument(Array(text.utf8))
    let expected = try JSONSerialization.jsonObject(
      with: Data(text.utf8), options: .fragmentsAllowed)
    #expect(Self.plain(document.root) == (expected as? NSObject))
  }

  @Test(arguments: [
    ("", 0), (" ", 1), ("{", 1), ("}", 0), ("[", 1), ("]", 0), ("[1", 2), ("[1,", 3), ("[,1]", 1),
    ("[1,]", 3),
    ("[1 2]", 3), ("[1}", 2), ("{]", 1), ("{,}", 1), (#"{"a"}"#, 4), (#"{"a":}"#, 5),
    (#"{"a" 1}"#, 5),
    (#"{"a":1,}"#, 7), (#"{"a":1 "b":2}"#, 7), ("{a:1}", 1), ("{'a':1}", 1), ("{1:1}", 1),
    ("'a'", 0),
    ("\"", 1), ("\"a", 2), (#""\"#, 2), (#""\x""#, 2), (#""\u12g4""#, 5), (#""\u123""#, 6),
    (#""\U0041""#, 2),
    ("\"\n\"", 1), ("\"\t\"", 1), ("\"\0\"", 1), ("tru", 3), ("True", 0), ("trueish", 4),
    ("nul", 3), ("nan", 1),
    ("NaN", 0), ("Infinity", 0), ("-", 1), ("-a", 1), ("+1", 0), (".5", 0), ("1.", 2), ("1.e3", 2),
    ("1e", 2),
    ("1e+", 3), ("01", 1), ("-01", 2), ("0x10", 1), ("1_000", 1), ("١", 0), ("{} {}", 3),
    ("[]]", 2), ("1,", 1),
    ("// a\n1", 0), ("/* a */ 1", 0), ("\u{a0}1", 0), ("1\u{feff}", 1), ("\0{}", 0), ("{}\0", 2),
  ])
  func `anything else is refused where it goes wrong`(text: String, offset: Int) {
    #expect(throws: JSONFault(kind: .syntax, offset: offset)) { try JSONDocument(Array(text.utf8)) }
  }

  @Test(arguments: [
    (#"{"a":1,"a":1}"#, 7), (#"{"a":1,"\u0061":2}"#, 7), (#"[{"a":{},"b":0,"a":{}}]"#, 15),
    (#"{"a":{"b":1,"b":2}}"#, 12), (#"{"\/":1,"/":2}"#, 8), ("{\"\u{e9}\":1,\"e\u{301}\":2}", 8),
  ])
  func `no key stands twice in one object`(text: String, offset: Int) {
    #expect(throws: JSONFault(kind: .duplicateKey, offset: offset)) {
      try JSONDocument(Array(text.utf8))
    }
  }

  /// However many keys there are, and wherever the two stand.
  @Test func `no key of many stands twice`() throws {
    let count = 30
    for second in 0..<count {
      for first in 0..<second {
        let members = (0..<count).map { #""key-\#($0 == second ? first : $0)":[]"# }
        let offset = members[..<second].reduce(1) { $0 + $1.utf8.count + 1 }
        #expect(throws: JSONFault(kind: .duplicateKey, offset: offset)) {
          try JSONDocument(Array("{\(members.joined(separator: ","))}".utf8))
        }
      }
    }
    let members = (0..<count).map { #""key-\#($0)":[]"# }
    let document = try JSONDocument(Array("{\(members.joined(separator: ","))}".utf8))
    #expect(document.root.members?.map(\.key) == (0..<count).map { "key-\($0)" })
  }

  @Test(arguments: [
    (#""\ud800""#, 1), (#""\udc00""#, 1), (#""\ud800\ud800""#, 1), (#""\ud800x\udc00""#, 1),
    (#""\ud83d\u0041""#, 1), (#""\ud83d\n""#, 1), (#""a\ud83d\ude00\ude00""#, 14),
    (#"{"\uDBFF":1}"#, 2),
  ])
  func `surrogates come in pairs`(text: String, offset: Int) {
    #expect(throws: JSONFault(kind: .loneSurrogate, offset: offset)) {
      try JSONDocument(Array(text.utf8))
    }
  }

  @Test func `what is nested too deep for a case is refused, however deep`() throws {
    func nested(_ depth: Int) -> [UInt8] {
      Array((String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).utf8)
    }
    _ = try JSONDocument(nested(65))
    #expect(throws: JSONFault(kind: .depth, offset: 65)) { try JSONDocument(nested(66)) }
    #expect(throws: JSONFault(kind: .depth, offset: 65)) { try JSONDocument(nested(500_000)) }
  }

  @Test func `a number too large to be one is none`() throws {
    #expect(try JSONDocument(Array("1e999".utf8)).root.number == nil)
    #expect(try JSONDocument(Array("1e308".utf8)).root.number == 1e308)
  }

  /// Texts of which one in some was damaged: what is read here, Foundation reads as the same.
  @Test func `random texts are read as Foundation reads them, or refused`() throws {
    var random = SeededGenerator(seed: 8259)
    var read = 0
    for _ in 0..<20_000 {
      var text = Array(Self.text(depth: 3, &random).utf8)
      if Bool.random(using: &random), let place = text.indices.randomElement(using: &random) {
        let bytes = Array(#"{}[]",:\u0dD8e+-.12 tfn"#.utf8)
        text[place] = bytes.randomElement(using: &random) ?? 0
      }
      guard String(validating: text, as: UTF8.self) != nil,
        let document = try? JSONDocument(text)
      else { continue }
      read += 1
      let expected = try JSONSerialization.jsonObject(
        with: Data(text), options: .fragmentsAllowed)
      #expect(Self.plain(document.root) == (expected as? NSObject))
    }
    #expect(read > 5_000)
  }

  private static func text(depth: Int, _ random: inout SeededGenerator) -> String {
    let space = ["", "", " ", "\n\t"].randomElement(using: &random) ?? ""
    let count = Int.random(in: 0..<4, using: &random)
    switch Int.random(in: 0..<(depth > 0 ? 6 : 4), using: &random) {
    case 0: return ["true", "false", "null"].randomElement(using: &random) ?? ""
    case 1: return ["0", "-1", "12.5", "3e2", "1E-2"].randomElement(using: &random) ?? ""
    case 2: return #""a\u00e9\n""# + space
    case 3: return [#""""#, #""\ud83d\ude00""#, #""é\\""#].randomElement(using: &random) ?? ""
    case 4:
      let elements = (0..<count).map { _ in text(depth: depth - 1, &random) }
      return "[" + space + elements.joined(separator: space + ",") + "]"
    default:
      let members = (0..<count).map { "\"k\($0)\"" + space + ":" + text(depth: depth - 1, &random) }
      return "{" + members.joined(separator: "," + space) + space + "}"
    }
  }

  /// A value in Foundation's terms.
  private static func plain(_ value: JSONDocument.Value) -> NSObject? {
    if let members = value.members {
      return NSDictionary(
        dictionary: Dictionary(
          uniqueKeysWithValues: members.map { ($0.key, plain($0.value) ?? NSNull()) }))
    }
    if let elements = value.elements {
      return NSArray(array: elements.map { plain($0) ?? NSNull() })
    }
    if let string = value.string { return NSString(string: string) }
    if let number = value.number { return NSNumber(value: number) }
    switch String(decoding: value.written, as: UTF8.self) {
    case "true": return NSNumber(value: true)
    case "false": return NSNumber(value: false)
    default: return NSNull()
    }
  }
}
