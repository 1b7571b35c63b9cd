/// A piece of an HTML or XML document.
///
/// A fragment is built from elements and texts, and rendered once. Text is escaped when it is
/// rendered and nowhere else, so that no text can become markup:
///
///     Fragment.p([.class("quiet")], .b("Since"), " ", .text(time))
///
/// A string literal is a text. `nil` children and attributes are left out. Components of pages are
/// functions or properties that return a fragment.
package struct Fragment: Sendable {
  enum Kind: Sendable {
    case element(Element)
    case text(String)
    case group([Fragment?])
    case rendered([UInt8])
  }

  struct Element: Sendable {
    let tag: Tag
    let attributes: [Attribute?]
    let children: [Fragment?]
  }

  let kind: Kind

  /// An element of XML, or of HTML without a ``Tag`` of its own.
  ///
  /// - Parameters:
  ///   - name: The name; it must not come from user input, since it is not escaped.
  ///   - attributes: The attributes in their order; those with a nil value are left out.
  ///   - children: The content of the element.
  /// - Returns: The element.
  package static func element(
    _ name: String, _ attributes: KeyValuePairs<String, String?> = [:], _ children: [Fragment?] = []
  ) -> Fragment {
    Fragment(
      kind: .element(
        Element(
          tag: Tag(name: name),
          attributes: attributes.map { name, value in value.map { Attribute(name, $0) } },
          children: children)))
  }

  /// Text; it is escaped when rendered.
  package static func text(_ text: String) -> Fragment { Fragment(kind: .text(text)) }

  /// A sequence of fragments.
  package static func group(_ fragments: [Fragment?]) -> Fragment {
    Fragment(kind: .group(fragments))
  }

  /// A fragment for each member of a sequence.
  package static func each<Member>(
    _ members: some Sequence<Member>, _ fragment: (Member) throws -> Fragment?
  ) rethrows -> Fragment {
    Fragment(kind: .group(try members.map(fragment)))
  }

  /// The element with children appended.
  ///
  /// - Precondition: The fragment is an element.
  package func adding(_ children: [Fragment?]) -> Fragment {
    guard case .element(let element) = kind else {
      preconditionFailure("Only an element holds others.")
    }
    return Fragment(
      kind: .element(
        Element(
          tag: element.tag, attributes: element.attributes,
          children: element.children + children)))
  }

  /// Markup that was rendered before; it is inserted unchanged.
  package static func rendered(_ markup: RenderedMarkup) -> Fragment {
    Fragment(kind: .rendered(markup.utf8))
  }
}

extension Fragment: ExpressibleByStringInterpolation {
  package init(stringLiteral text: String) { self = .text(text) }
}

/// An attribute of an element.
package struct Attribute: Sendable {
  let name: String
  /// Nil for a Boolean attribute.
  let value: String?

  /// An attribute with a value, escaped when it is rendered.
  package init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }

  /// A Boolean attribute, such as `checked`; HTML only.
  package init(flag name: String) {
    self.name = name
    value = nil
  }

  /// An attribute that is left out if its value is nil.
  package static func optional(_ name: String, _ value: String?) -> Attribute? {
    value.map { Attribute(name, $0) }
  }
}
