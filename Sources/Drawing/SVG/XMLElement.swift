/// An element of an XML document.
struct XMLElement {
  private let name: String
  private let attributes: [(name: String, value: String)]
  private var content: Content

  private enum Content {
    case elements([XMLElement])
    case text([XMLElement], String)
  }

  /// Creates an element that holds other elements, or nothing.
  init(
    _ name: String, _ attributes: KeyValuePairs<String, String?> = [:],
    _ children: [XMLElement] = []
  ) {
    self.name = name
    self.attributes = Self.present(attributes)
    content = .elements(children)
  }

  /// Creates an element that holds text, after elements that stand on the same line.
  init(
    _ name: String, _ attributes: KeyValuePairs<String, String?> = [:],
    after first: [XMLElement] = [], text: String
  ) {
    self.name = name
    self.attributes = Self.present(attributes)
    content = .text(first, text)
  }

  private static func present(
    _ attributes: KeyValuePairs<String, String?>
  ) -> [(name: String, value: String)] {
    attributes.compactMap { name, value in value.map { (name, $0) } }
  }

  /// The element as XML, one element a line.
  func rendered(indent: String = "") -> String {
    let opening = attributes.reduce(indent + "<" + name) {
      $0 + " " + $1.name + "=\"" + Self.escaped($1.value) + "\""
    }
    switch content {
    case .text(let first, let text):
      let before = first.map { $0.rendered().dropLast() }.joined()
      return opening + ">" + before + Self.escaped(text) + "</\(name)>\n"
    case .elements(let children) where children.isEmpty:
      return opening + "/>\n"
    case .elements(let children):
      return opening + ">\n" + children.map { $0.rendered(indent: indent + " ") }.joined()
        + indent + "</\(name)>\n"
    }
  }

  /// Text as it may stand in an element or in a quoted attribute; what no XML may hold is left out.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      case "\t", "\n", "\r": escaped += " "
      case _ where scalar.value < 32 || scalar.value == 0xFFFE || scalar.value == 0xFFFF: continue
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
