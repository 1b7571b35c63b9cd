/// An element of HTML or SVG, called with its attributes and with what it holds.
///
/// Either may be left out: `.p("text")`, `.br()`, `.input([.type("radio"), .flag("checked")])`.
package struct Tag: Sendable {
  /// What stands between the start and the end of an element.
  enum Content: Sendable {
    case markup
    /// Nothing, and HTML gives it no end tag.
    case nothing
    /// A program or a style sheet, in which HTML escapes nothing.
    case rawText
  }

  let name: String
  let content: Content

  init(name: String, content: Content = .markup) {
    self.name = name
    self.content = content
  }

  package func callAsFunction(_ children: Fragment?...) -> Fragment { element([], children) }

  package func callAsFunction(_ attributes: [Attribute?], _ children: Fragment?...) -> Fragment {
    element(attributes, children)
  }

  private func element(_ attributes: [Attribute?], _ children: [Fragment?]) -> Fragment {
    Fragment(
      kind: .element(
        Fragment.Element(
          tag: self, attributes: attributes.compactMap(\.self),
          children: children.compactMap(\.self))))
  }
}

extension Fragment {
  package static var html: Tag { Tag(name: "html") }
  package static var head: Tag { Tag(name: "head") }
  package static var title: Tag { Tag(name: "title") }
  package static var meta: Tag { Tag(name: "meta", content: .nothing) }
  package static var link: Tag { Tag(name: "link", content: .nothing) }
  package static var style: Tag { Tag(name: "style", content: .rawText) }
  package static var script: Tag { Tag(name: "script", content: .rawText) }
  package static var noscript: Tag { Tag(name: "noscript") }
  package static var body: Tag { Tag(name: "body") }

  package static var header: Tag { Tag(name: "header") }
  package static var main: Tag { Tag(name: "main") }
  package static var footer: Tag { Tag(name: "footer") }
  package static var nav: Tag { Tag(name: "nav") }
  package static var section: Tag { Tag(name: "section") }
  package static var article: Tag { Tag(name: "article") }
  package static var aside: Tag { Tag(name: "aside") }
  package static var div: Tag { Tag(name: "div") }
  package static var figure: Tag { Tag(name: "figure") }
  package static var figcaption: Tag { Tag(name: "figcaption") }

  package static var h1: Tag { Tag(name: "h1") }
  package static var h2: Tag { Tag(name: "h2") }
  package static var h3: Tag { Tag(name: "h3") }
  package static var h4: Tag { Tag(name: "h4") }
  package static var p: Tag { Tag(name: "p") }
  package static var span: Tag { Tag(name: "span") }
  package static var a: Tag { Tag(name: "a") }
  package static var b: Tag { Tag(name: "b") }
  package static var strong: Tag { Tag(name: "strong") }
  package static var em: Tag { Tag(name: "em") }
  package static var code: Tag { Tag(name: "code") }
  package static var pre: Tag { Tag(name: "pre") }
  package static var small: Tag { Tag(name: "small") }
  package static var time: Tag { Tag(name: "time") }
  package static var br: Tag { Tag(name: "br", content: .nothing) }
  package static var hr: Tag { Tag(name: "hr", content: .nothing) }
  package static var img: Tag { Tag(name: "img", content: .nothing) }

  package static var ul: Tag { Tag(name: "ul") }
  package static var ol: Tag { Tag(name: "ol") }
  package static var li: Tag { Tag(name: "li") }
  package static var dl: Tag { Tag(name: "dl") }
  package static var dt: Tag { Tag(name: "dt") }
  package static var dd: Tag { Tag(name: "dd") }
  package static var table: Tag { Tag(name: "table") }
  package static var caption: Tag { Tag(name: "caption") }
  package static var thead: Tag { Tag(name: "thead") }
  package static var tbody: Tag { Tag(name: "tbody") }
  package static var tr: Tag { Tag(name: "tr") }
  package static var th: Tag { Tag(name: "th") }
  package static var td: Tag { Tag(name: "td") }

  package static var form: Tag { Tag(name: "form") }
  package static var fieldset: Tag { Tag(name: "fieldset") }
  package static var legend: Tag { Tag(name: "legend") }
  package static var label: Tag { Tag(name: "label") }
  package static var input: Tag { Tag(name: "input", content: .nothing) }
  package static var button: Tag { Tag(name: "button") }
  package static var textarea: Tag { Tag(name: "textarea") }
  package static var select: Tag { Tag(name: "select") }
  package static var option: Tag { Tag(name: "option") }
  package static var output: Tag { Tag(name: "output") }
  package static var details: Tag { Tag(name: "details") }
  package static var summary: Tag { Tag(name: "summary") }

  package static var svg: Tag { Tag(name: "svg") }
  package static var symbol: Tag { Tag(name: "symbol") }
  package static var use: Tag { Tag(name: "use") }
  package static var path: Tag { Tag(name: "path") }
  package static var circle: Tag { Tag(name: "circle") }
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
  package static func action(_ value: String) -> Attribute { Attribute("action", value) }
  package static func method(_ value: String) -> Attribute { Attribute("method", value) }
  package static func title(_ value: String) -> Attribute { Attribute("title", value) }
  package static func role(_ value: String) -> Attribute { Attribute("role", value) }
  package static func datetime(_ value: String) -> Attribute { Attribute("datetime", value) }
  package static func `for`(_ value: String) -> Attribute { Attribute("for", value) }
  package static func width(_ value: String) -> Attribute { Attribute("width", value) }
  package static func height(_ value: String) -> Attribute { Attribute("height", value) }
  package static func viewBox(_ value: String) -> Attribute { Attribute("viewBox", value) }
  package static func d(_ value: String) -> Attribute { Attribute("d", value) }

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
