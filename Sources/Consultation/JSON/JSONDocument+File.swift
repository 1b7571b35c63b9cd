import GuidelineModel

extension JSONDocument {
  /// Reads what somebody wrote into a file.
  ///
  /// - Throws: Where it is no JSON: at line and column, both from 1.
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
      throw CaseProblem(path: "\(line):\(column)", message: error.message)
    }
  }
}
