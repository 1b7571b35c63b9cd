/// An element name of HTML or SVG.
///
/// Calling it with attributes and content makes the element.
///
/// Both may be left out: `.p("text")`, `.br()`, `.input([.type("radio"), .flag("checked")])`.
package struct Tag: Sendable {
  /// The content model of an element, and how it is written.
  enum Content: Sendable {
    /// Text and elements.
    case markup
    /// Text and elements, in an element on its own line: white space around it is not displayed.
    case block
    /// No content and no end tag: a void element.
    case nothing
    /// A void element on its own line.
    case emptyBlock
    /// No content; an element of SVG that closes itself.
    case selfClosing
    /// A script or a style sheet, in which nothing is escaped.
    case rawText
  }

  let name: String
  let content: Content

  init(name: String, content: Content = .markup) {
    self.name = name
    self.content = content
  }

  fileprivate static func block(_ name: String) -> Tag { Tag(name: name, content: .block) }

  package func callAsFunction(_ children: Fragment?...) -> Fragment { element([], children) }

  package func callAsFunction(_ attributes: [Attribute?], _ children: Fragment?...) -> Fragment {
    element(attributes, children)
  }

  /// An element that contains only text.
  package func callAsFunction(_ text: String) -> Fragment { element([], [.text(text)]) }

  package func callAsFunction(_ attributes: [Attribute?], _ text: String) -> Fragment {
    element(attributes, [.text(text)])
  }

  private func element(_ attributes: [Attribute?], _ children: [Fragment?]) -> Fragment {
    Fragment(
      kind: .element(Fragment.Element(tag: self, attributes: attributes, children: children)))
  }
}

extension Fragment {
  package static let html = Tag.block("html")
  package static let head = Tag.block("head")
  package static let title = Tag.block("title")
  package static let meta = Tag(name: "meta", content: .emptyBlock)
  package static let link = Tag(name: "link", content: .emptyBlock)
  package static let style = Tag(name: "style", content: .rawText)
  package static let script = Tag(name: "script", content: .rawText)
  package static let noscript = Tag.block("noscript")
  package static let body = Tag.block("body")

  package static let header = Tag.block("header")
  package static let main = Tag.block("main")
  package static let footer = Tag.block("footer")
  package static let nav = Tag.block("nav")
  package static let section = Tag.block("section")
  package static let article = Tag.block("article")
  package static let aside = Tag.block("aside")
  package static let div = Tag.block("div")
  package static let figure = Tag.block("figure")
  package static let figcaption = Tag.block("figcaption")

  package static let h1 = Tag.block("h1")
  package static let h2 = Tag.block("h2")
  package static let h3 = Tag.block("h3")
  package static let h4 = Tag.block("h4")
  package static let h5 = Tag.block("h5")
  package static let h6 = Tag.block("h6")
  package static let p = Tag.block("p")
  package static let span = Tag(name: "span")
  package static let a = Tag(name: "a")
  package static let b = Tag(name: "b")
  package static let strong = Tag(name: "strong")
  package static let em = Tag(name: "em")
  package static let code = Tag(name: "code")
  package static let blockquote = Tag.block("blockquote")
  package static let pre = Tag.block("pre")
  package static let small = Tag(name: "small")
  package static let kbd = Tag(name: "kbd")
  package static let mark = Tag(name: "mark")
  package static let time = Tag(name: "time")
  package static let bdi = Tag(name: "bdi")
  package static let br = Tag(name: "br", content: .nothing)
  package static let hr = Tag(name: "hr", content: .emptyBlock)
  package static let img = Tag(name: "img", content: .nothing)

  package static let ul = Tag.block("ul")
  package static let ol = Tag.block("ol")
  package static let li = Tag.block("li")
  package static let dl = Tag.block("dl")
  package static let dt = Tag.block("dt")
  package static let dd = Tag.block("dd")
  package static let table = Tag.block("table")
  package static let caption = Tag.block("caption")
  package static let thead = Tag.block("thead")
  package static let tbody = Tag.block("tbody")
  package static let tr = Tag.block("tr")
  package static let th = Tag.block("th")
  package static let td = Tag.block("td")

  package static let form = Tag.block("form")
  package static let fieldset = Tag.block("fieldset")
  package static let legend = Tag.block("legend")
  package static let label = Tag(name: "label")
  package static let input = Tag(name: "input", content: .nothing)
  package static let button = Tag(name: "button")
  package static let textarea = Tag(name: "textarea")
  package static let select = Tag(name: "select")
  package static let optgroup = Tag(name: "optgroup")
  package static let option = Tag(name: "option")
  package static let output = Tag(name: "output")
  package static let details = Tag.block("details")
  package static let summary = Tag.block("summary")
  package static let template = Tag.block("template")

  package static let svg = Tag(name: "svg")
  package static let symbol = Tag(name: "symbol")
  package static let use = Tag(name: "use", content: .selfClosing)
  package static let path = Tag(name: "path", content: .selfClosing)
  package static let circle = Tag(name: "circle", content: .selfClosing)
}

extension Fragment {
  /// A list of texts.
  package static func bullets(_ texts: [String]) -> Fragment { bullets([], texts) }

  package static func bullets(_ attributes: [Attribute?], _ texts: [String]) -> Fragment {
    .ul(attributes, .each(texts) { .li($0) })
  }
}

extension Attribute {
  package static func charset(_ value: String) -> Attribute { Attribute("charset", value) }
  package static func id(_ value: String) -> Attribute { Attribute("id", value) }
  package static func `class`(_ value: String) -> Attribute { Attribute("class", value) }
  package static func href(_ value: String) -> Attribute { Attribute("href", value) }
  package static func src(_ value: String) -> Attribute { Attribute("src", value) }
  package static func rel(_ value: String) -> Attribute { Attribute("rel", value) }
  package static func lang(_ value: String) -> Attribute { Attribute("lang", value) }
  package static func type(_ value: String) -> Attribute { Attribute("type", value) }
  package static func name(_ value: String) -> Attribute { Attribute("name", value) }
  package static func value(_ value: String) -> Attribute { Attribute("value", value) }
  package static func content(_ value: String) -> Attribute { Attribute("content", value) }
  package static func hreflang(_ value: String) -> Attribute { Attribute("hreflang", value) }
  package static func action(_ value: String) -> Attribute { Attribute("action", value) }
  package static func method(_ value: String) -> Attribute { Attribute("method", value) }
  package static func title(_ value: String) -> Attribute { Attribute("title", value) }
  package static func role(_ value: String) -> Attribute { Attribute("role", value) }
  package static func tabindex(_ value: String) -> Attribute { Attribute("tabindex", value) }
  package static func datetime(_ value: String) -> Attribute { Attribute("datetime", value) }
  package static func `for`(_ value: String) -> Attribute { Attribute("for", value) }
  package static func width(_ value: String) -> Attribute { Attribute("width", value) }
  package static func height(_ value: String) -> Attribute { Attribute("height", value) }
  package static func viewBox(_ value: String) -> Attribute { Attribute("viewBox", value) }
  package static func d(_ value: String) -> Attribute { Attribute("d", value) }

  package static func autocomplete(_ value: String) -> Attribute {
    Attribute("autocomplete", value)
  }
  package static func spellcheck(_ value: String) -> Attribute { Attribute("spellcheck", value) }

  /// The identifier of the element whose text names this one.
  package static func labelledBy(_ id: String) -> Attribute { .aria("labelledby", id) }

  /// Hidden until a script shows it.
  package static var hidden: Attribute { Attribute(flag: "hidden") }
  package static var selected: Attribute { Attribute(flag: "selected") }
  package static var readonly: Attribute { Attribute(flag: "readonly") }

  /// A Boolean attribute, such as `checked`.
  package static func flag(_ name: String) -> Attribute { Attribute(flag: name) }

  /// A `data-` attribute, for a script of the page.
  package static func data(_ name: String, _ value: String) -> Attribute {
    Attribute("data-\(name)", value)
  }

  /// An `aria-` attribute, for assistive technology.
  package static func aria(_ name: String, _ value: String) -> Attribute {
    Attribute("aria-\(name)", value)
  }
}
