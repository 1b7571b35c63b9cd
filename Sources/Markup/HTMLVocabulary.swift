/// An element of HTML or SVG, called with its attributes and with what it holds.
///
/// Either may be left out: `.p("text")`, `.br()`, `.input([.type("radio"), .flag("checked")])`.
package struct Tag: Sendable {
  /// What stands between the start and the end of an element.
  enum Content: Sendable {
    /// Text and elements.
    case markup
    /// The same, of an element that stands on a line of its own: white space beside it never shows.
    case block
    /// Nothing, and HTML gives it no end tag.
    case nothing
    /// The same, on a line of its own.
    case emptyBlock
    /// Nothing, and as an element of SVG it ends itself.
    case selfClosing
    /// A program or a style sheet, in which HTML escapes nothing.
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

  /// An element that holds only text.
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
  package static var html: Tag { .block("html") }
  package static var head: Tag { .block("head") }
  package static var title: Tag { .block("title") }
  package static var meta: Tag { Tag(name: "meta", content: .emptyBlock) }
  package static var link: Tag { Tag(name: "link", content: .emptyBlock) }
  package static var style: Tag { Tag(name: "style", content: .rawText) }
  package static var script: Tag { Tag(name: "script", content: .rawText) }
  package static var noscript: Tag { .block("noscript") }
  package static var body: Tag { .block("body") }

  package static var header: Tag { .block("header") }
  package static var main: Tag { .block("main") }
  package static var footer: Tag { .block("footer") }
  package static var nav: Tag { .block("nav") }
  package static var section: Tag { .block("section") }
  package static var article: Tag { .block("article") }
  package static var aside: Tag { .block("aside") }
  package static var div: Tag { .block("div") }
  package static var figure: Tag { .block("figure") }
  package static var figcaption: Tag { .block("figcaption") }

  package static var h1: Tag { .block("h1") }
  package static var h2: Tag { .block("h2") }
  package static var h3: Tag { .block("h3") }
  package static var h4: Tag { .block("h4") }
  package static var h5: Tag { .block("h5") }
  package static var h6: Tag { .block("h6") }
  package static var p: Tag { .block("p") }
  package static var span: Tag { Tag(name: "span") }
  package static var a: Tag { Tag(name: "a") }
  package static var b: Tag { Tag(name: "b") }
  package static var strong: Tag { Tag(name: "strong") }
  package static var em: Tag { Tag(name: "em") }
  package static var code: Tag { Tag(name: "code") }
  package static var blockquote: Tag { .block("blockquote") }
  package static var pre: Tag { .block("pre") }
  package static var small: Tag { Tag(name: "small") }
  package static var kbd: Tag { Tag(name: "kbd") }
  package static var mark: Tag { Tag(name: "mark") }
  package static var time: Tag { Tag(name: "time") }
  package static var br: Tag { Tag(name: "br", content: .nothing) }
  package static var hr: Tag { Tag(name: "hr", content: .emptyBlock) }
  package static var img: Tag { Tag(name: "img", content: .nothing) }

  package static var ul: Tag { .block("ul") }
  package static var ol: Tag { .block("ol") }
  package static var li: Tag { .block("li") }
  package static var dl: Tag { .block("dl") }
  package static var dt: Tag { .block("dt") }
  package static var dd: Tag { .block("dd") }
  package static var table: Tag { .block("table") }
  package static var caption: Tag { .block("caption") }
  package static var thead: Tag { .block("thead") }
  package static var tbody: Tag { .block("tbody") }
  package static var tr: Tag { .block("tr") }
  package static var th: Tag { .block("th") }
  package static var td: Tag { .block("td") }

  package static var form: Tag { .block("form") }
  package static var fieldset: Tag { .block("fieldset") }
  package static var legend: Tag { .block("legend") }
  package static var label: Tag { Tag(name: "label") }
  package static var input: Tag { Tag(name: "input", content: .nothing) }
  package static var button: Tag { Tag(name: "button") }
  package static var textarea: Tag { Tag(name: "textarea") }
  package static var select: Tag { Tag(name: "select") }
  package static var optgroup: Tag { Tag(name: "optgroup") }
  package static var option: Tag { Tag(name: "option") }
  package static var output: Tag { Tag(name: "output") }
  package static var details: Tag { .block("details") }
  package static var summary: Tag { .block("summary") }

  package static var svg: Tag { Tag(name: "svg") }
  package static var symbol: Tag { Tag(name: "symbol") }
  package static var use: Tag { Tag(name: "use", content: .selfClosing) }
  package static var path: Tag { Tag(name: "path", content: .selfClosing) }
  package static var circle: Tag { Tag(name: "circle", content: .selfClosing) }
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

  /// The element whose text is the name of this one.
  package static func labelledBy(_ id: String) -> Attribute { .aria("labelledby", id) }

  /// Not shown until a script shows it.
  package static var hidden: Attribute { Attribute(flag: "hidden") }
  package static var selected: Attribute { Attribute(flag: "selected") }
  package static var readonly: Attribute { Attribute(flag: "readonly") }

  /// An attribute that says something by being there, such as `checked`.
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
