import Foundation
import FoundationXML

/// An element of an untrusted XML file, with its content.
struct XMLOutline {
  let name: String
  let namespace: String
  let attributes: [String: String]
  /// The line on which its start tag ends.
  let line: Int
  fileprivate(set) var children: [XMLOutline] = []
  /// The text directly in the element.
  fileprivate(set) var text = ""

  /// The children with a name, in the namespace of the element.
  func children(named name: String) -> [XMLOutline] {
    children.filter { $0.name == name && $0.namespace == namespace }
  }

  func child(named name: String) -> XMLOutline? { children(named: name).first }

  /// The text of a child.
  func text(of child: String) -> String? { self.child(named: child)?.text }

  /// The largest nesting depth.
  private static let deepest = 64

  /// Reads a file.
  ///
  /// A document type is refused before anything is parsed: it can declare entities that expand
  /// without bound or read other files. So is every encoding in which one could be hidden.
  ///
  /// - Parameter bytes: The content of the file.
  /// - Returns: The root element.
  /// - Throws: ``ImportRefusal`` when the file is not UTF-8, has a document type, nests too deep or
  ///   is not well-formed, with the line.
  static func read(_ bytes: [UInt8]) throws(ImportRefusal) -> XMLOutline {
    try refuseWhatIsNotPlain(bytes)
    let reader = Reader()
    let parser = XMLParser(data: Data(bytes))
    parser.shouldProcessNamespaces = true
    parser.delegate = reader
    let isParsed = parser.parse()
    if let line = reader.lineTooDeep {
      throw ImportRefusal(
        line, nl: "elementen staan meer dan \(deepest) diep in elkaar",
        en: "elements stand more than \(deepest) deep in one another")
    }
    guard isParsed, reader.faultLine == nil, parser.parserError == nil, let root = reader.root
    else {
      throw ImportRefusal(
        reader.faultLine ?? max(parser.lineNumber, 1), nl: "dit is geen geldige XML",
        en: "this is no well-formed XML")
    }
    return root
  }

  /// The prolog is skipped byte by byte, as XML defines it: composed characters could hide its end.
  private static func refuseWhatIsNotPlain(_ bytes: [UInt8]) throws(ImportRefusal) {
    guard !bytes.contains(0), String(validating: bytes, as: UTF8.self) != nil else {
      throw ImportRefusal(1, nl: "dit is geen tekst in UTF-8", en: "this is no text in UTF-8")
    }
    var rest = bytes[...]
    if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
    if rest.starts(with: "<?xml".utf8) {
      let declaration = String(decoding: rest.prefix { $0 != UInt8(ascii: ">") }, as: UTF8.self)
      if let encoding = declaration.firstMatch(of: /encoding\s*=\s*["']([^"']*)/)?.1,
        !["utf-8", "us-ascii"].contains(encoding.lowercased())
      {
        throw ImportRefusal(1, nl: "alleen UTF-8 wordt gelezen", en: "only UTF-8 is read")
      }
    }
    while true {
      rest = rest.drop { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
      if rest.starts(with: "<?".utf8) {
        skip(&rest, to: Array("?>".utf8))
      } else if rest.starts(with: "<!--".utf8) {
        skip(&rest, to: Array("-->".utf8))
      } else if rest.starts(with: "<!".utf8) {
        throw ImportRefusal(
          1 + bytes[..<rest.startIndex].count { $0 == UInt8(ascii: "\n") },
          nl: "een documenttype (DOCTYPE) wordt niet gelezen",
          en: "a document type (DOCTYPE) is not read")
      } else {
        return
      }
    }
  }

  private static func skip(_ rest: inout ArraySlice<UInt8>, to end: [UInt8]) {
    while !rest.isEmpty, !rest.starts(with: end) { rest.removeFirst() }
    rest = rest.dropFirst(end.count)
  }

  private final class Reader: NSObject, XMLParserDelegate {
    private var open: [XMLOutline] = []
    private(set) var root: XMLOutline?
    private(set) var faultLine: Int?
    private(set) var lineTooDeep: Int?

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String]
    ) {
      guard open.count < deepest else {
        lineTooDeep = lineTooDeep ?? parser.lineNumber
        return parser.abortParsing()
      }
      open.append(
        XMLOutline(
          name: name, namespace: namespaceURI ?? "", attributes: attributes,
          line: parser.lineNumber))
    }

    func parser(
      _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
    ) {
      guard let element = open.popLast() else { return }
      if open.isEmpty {
        root = element
      } else {
        open[open.count - 1].children.append(element)
      }
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) {
      guard !open.isEmpty else { return }
      open[open.count - 1].text += text
    }

    func parser(_ parser: XMLParser, foundCDATA block: Data) {
      guard !open.isEmpty else { return }
      open[open.count - 1].text += String(decoding: block, as: UTF8.self)
    }

    func parser(_ parser: XMLParser, parseErrorOccurred error: any Error) {
      faultLine = faultLine ?? max(parser.lineNumber, 1)
    }
  }
}
