import GuidelineModel
package import JSON

extension JSONDocument {
  /// Parses text that a person wrote into a file.
  ///
  /// - Throws: ``CaseProblem`` when it is not JSON, with line and column, both from 1.
  convenience init(readingFile text: [UInt8]) throws(CaseProblem) {
    guard (try? UTF8Span(validating: text.span)) != nil else {
      throw CaseProblem(
        path: "$", message: Text(nl: "dit is geen UTF-8-tekst", en: "this is not UTF-8 text"))
    }
    do {
      try self.init(text)
    } catch {
      let before = text.prefix(error.offset)
      let line = before.count { $0 == UInt8(ascii: "\n") } + 1
      let column = before.reversed().prefix { $0 != UInt8(ascii: "\n") }.count + 1
      throw CaseProblem(path: "\(line):\(column)", message: error.kind.message)
    }
  }
}

extension JSONValue {
  /// Parses text that a person wrote into a file.
  ///
  /// - Throws: ``CaseProblem`` when it is not JSON, with line and column, both from 1.
  package init(readingFile text: [UInt8]) throws(CaseProblem) {
    self.init(try JSONDocument(readingFile: text).root)
  }
}

extension JSONFault.Kind {
  fileprivate var message: Text {
    switch self {
    case .syntax: CaseProblem.notJSON
    case .depth:
      Text(
        nl: "deze JSON is dieper genest dan een casus kan zijn",
        en: "this JSON is nested deeper than a case can be")
    case .duplicateKey:
      Text(nl: "een sleutel staat twee keer in één object", en: "a key stands twice in one object")
    case .loneSurrogate:
      Text(
        nl: "een tekst bevat de helft van een surrogaatpaar; dat is geen geldige Unicode",
        en: "a text holds half of a surrogate pair, which is not valid Unicode")
    }
  }
}
