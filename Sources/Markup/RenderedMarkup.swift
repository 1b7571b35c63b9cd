/// Rendered HTML or XML.
///
/// The only way to make it is to render a ``Fragment``.
package struct RenderedMarkup: Hashable, Sendable {
  /// The document or fragment as UTF-8.
  package let utf8: [UInt8]

  init(utf8: [UInt8]) { self.utf8 = utf8 }

  /// The document or fragment as text.
  package var text: String { String(decoding: utf8, as: UTF8.self) }
}

extension Fragment {
  /// The fragment as HTML.
  ///
  /// No white space is added; void elements have no end tag.
  package func html() -> RenderedMarkup {
    var writer = MarkupWriter()
    writer.writeHTML(self)
    return RenderedMarkup(utf8: writer.utf8)
  }

  /// The fragment as an HTML document, with line breaks where white space is not displayed.
  package func htmlDocument(escaping: Escaping = .everything) -> RenderedMarkup {
    var writer = MarkupWriter(escaping: escaping, breaksLines: true)
    writer.reserve(Self.usualSize)
    writer.write("<!DOCTYPE html>\n")
    writer.writeHTML(self)
    return RenderedMarkup(utf8: writer.utf8)
  }

  /// The capacity to reserve: most pages are smaller.
  private static var usualSize: Int { 1 << 16 }

  /// The fragment as XML with one element per line; an element that contains text is on one line.
  ///
  /// - Parameters:
  ///   - declaration: Whether it begins with an XML declaration.
  ///   - depth: The nesting depth at which it will be inserted into another fragment.
  ///   - indentation: The number of spaces for each level.
  ///   - escaping: The characters to escape.
  /// - Returns: The rendered XML.
  package func xml(
    declaration: Bool = false, depth: Int = 0, indentation: Int = 1,
    escaping: Escaping = .everything
  ) -> RenderedMarkup {
    var writer = MarkupWriter(escaping: escaping, indentation: indentation)
    if declaration { writer.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n") }
    writer.writeXML(self, depth: depth)
    return RenderedMarkup(utf8: writer.utf8)
  }
}

/// Writes fragments into one buffer.
private struct MarkupWriter {
  private let escaping: Escaping
  private let indentation: Int
  private let breaksLines: Bool
  private(set) var utf8: [UInt8] = []

  init(escaping: Escaping = .everything, indentation: Int = 1, breaksLines: Bool = false) {
    self.escaping = escaping
    self.indentation = indentation
    self.breaksLines = breaksLines
  }

  mutating func reserve(_ size: Int) { utf8.reserveCapacity(size) }

  mutating func write(_ markup: String) {
    // Contiguous bytes are copied at once.
    let isWritten: Void? = unsafe markup.utf8.withContiguousStorageIfAvailable { bytes in
      unsafe utf8.append(contentsOf: bytes)
    }
    if isWritten == nil { utf8.append(contentsOf: markup.utf8) }
  }

  private mutating func write(byte: Unicode.Scalar) { utf8.append(UInt8(ascii: byte)) }

  mutating func writeHTML(_ fragment: Fragment) {
    switch fragment.kind {
    case .text(let text): escape(text)
    case .rendered(let bytes): utf8.append(contentsOf: bytes)
    case .group(let members): writeHTML(members)
    case .element(let element):
      open(element)
      switch element.tag.content {
      case .nothing, .emptyBlock: write(">")
      case .selfClosing: write("/>")
      case .markup, .block:
        write(byte: ">")
        writeHTML(element.children)
        close(element)
      case .rawText:
        write(byte: ">")
        for case let child? in element.children { writeRawText(child) }
        close(element)
      }
      if breaksLines, element.tag.isOnLineOfItsOwn { write(byte: "\n") }
    }
  }

  private mutating func writeHTML(_ fragments: [Fragment?]) {
    for case let fragment? in fragments { writeHTML(fragment) }
  }

  /// Writes a script or a style sheet so that nothing in it can end its element.
  private mutating func writeRawText(_ fragment: Fragment) {
    switch fragment.kind {
    case .text(let text): write(text.replacing("</", with: "<\\/"))
    case .rendered(let bytes): utf8.append(contentsOf: bytes)
    case .group(let members): for case let member? in members { writeRawText(member) }
    case .element: preconditionFailure("A program or a style sheet holds no elements.")
    }
  }

  mutating func writeXML(_ fragment: Fragment, depth: Int) {
    switch fragment.kind {
    case .text, .rendered: writeXMLOnOneLine(fragment)
    case .group(let members):
      for case let member? in members { writeXML(member, depth: depth) }
    case .element(let element):
      indent(depth)
      let children = element.children.lazy.compactMap(\.self)
      if children.contains(where: \.isText) || children.isEmpty {
        writeXMLOnOneLine(fragment)
      } else {
        open(element)
        write(">\n")
        for child in children { writeXML(child, depth: depth + 1) }
        indent(depth)
        close(element)
      }
      write("\n")
    }
  }

  private mutating func writeXMLOnOneLine(_ fragment: Fragment) {
    switch fragment.kind {
    case .text(let text): escape(text)
    case .rendered(let bytes): utf8.append(contentsOf: bytes)
    case .group(let members): for case let member? in members { writeXMLOnOneLine(member) }
    case .element(let element):
      open(element)
      guard element.children.contains(where: { $0 != nil }) else { return write("/>") }
      write(">")
      for case let child? in element.children { writeXMLOnOneLine(child) }
      close(element)
    }
  }

  private mutating func open(_ element: Fragment.Element) {
    write(byte: "<")
    write(element.tag.name)
    for case let attribute? in element.attributes {
      write(byte: " ")
      write(attribute.name)
      guard let value = attribute.value else { continue }
      write(byte: "=")
      write(byte: "\"")
      escape(value)
      write(byte: "\"")
    }
  }

  private mutating func close(_ element: Fragment.Element) {
    write(byte: "<")
    write(byte: "/")
    write(element.tag.name)
    write(byte: ">")
  }

  private mutating func indent(_ depth: Int) {
    utf8.append(contentsOf: repeatElement(UInt8(ascii: " "), count: depth * indentation))
  }

  /// Writes text, escaped for use in elements and quoted attributes.
  private mutating func escape(_ text: String) {
    // Most texts need no escapes, and are copied as a whole.
    let isWritten = unsafe text.utf8.withContiguousStorageIfAvailable { bytes in
      if unsafe bytes.contains(where: Self.isSpecial) { return false }
      unsafe utf8.append(contentsOf: bytes)
      return true
    }
    guard isWritten != true else { return }
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      if let reference = escaping.reference(for: byte) {
        write(reference)
      } else if byte == 0xEF, rest.starts(with: [0xBF, 0xBE]) || rest.starts(with: [0xBF, 0xBF]) {
        // HTML and XML do not allow U+FFFE and U+FFFF, escaped or not.
        rest.removeFirst(2)
      } else if byte >= 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
        utf8.append(byte)
      }
    }
  }

  /// Whether a byte is escaped or removed, or may begin a character that is removed.
  private static func isSpecial(_ byte: UInt8) -> Bool {
    byte < 64 ? special &>> UInt64(byte) & 1 == 1 : byte == 0xEF
  }

  /// The control characters and `"&'<>`, a bit for each.
  private static var special: UInt64 { 0x5000_00C4_FFFF_FFFF }
}

extension Fragment {
  /// Whether it is text, or a group with text in it.
  fileprivate var isText: Bool {
    switch kind {
    case .text: true
    case .group(let members): members.contains { $0?.isText ?? false }
    case .element, .rendered: false
    }
  }
}

extension Tag {
  fileprivate var isOnLineOfItsOwn: Bool {
    switch content {
    case .block, .emptyBlock, .rawText: true
    case .markup, .nothing, .selfClosing: false
    }
  }
}

/// Which characters of text are escaped in HTML and XML; the only place that knows.
package enum Escaping: Sendable {
  /// Every character with a meaning in markup, including both quotation marks.
  case everything
  /// All of these except the apostrophe: attributes are in double quotation marks.
  case keepingApostrophes

  /// The character reference for a one-byte character; nil if it is written as it is.
  @inline(__always) func reference(for byte: UInt8) -> String? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    case UInt8(ascii: "'"): self == .everything ? "&#39;" : nil
    default: nil
    }
  }
}
