/// A piece of an HTML or XML document.
///
/// A fragment is built from elements and texts, and rendered once. Text is escaped when it is
/// rendered and nowhere else, so that no text can become markup:
///
///     Fragment.p([.class("quiet")], .b("Since"), " ", .text(time))
///
/// A string literal is a text. What is not there is `nil` and leaves nothing behind. A component of
/// pages is a function or a property that gives a fragment.
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

  /// An element of XML, or one of HTML that has no ``Tag`` of its own.
  ///
  /// - Parameters:
  ///   - name: The name, which is never a reader's or a patient's.
  ///   - attributes: In the order in which they are written; one without a value is left out.
  ///   - children: What the element holds.
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

  /// Text, whatever characters it holds.
  package static func text(_ text: String) -> Fragment { Fragment(kind: .text(text)) }

  /// Fragments side by side.
  package static func group(_ fragments: [Fragment?]) -> Fragment {
    Fragment(kind: .group(fragments))
  }

  /// A fragment for each member of a list, side by side.
  package static func each<Member>(
    _ members: some Sequence<Member>, _ fragment: (Member) throws -> Fragment?
  ) rethrows -> Fragment {
    Fragment(kind: .group(try members.map(fragment)))
  }

  /// An element with more in it, after what it holds.
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

  /// What was rendered before, put in as it is.
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
  /// Nil for an attribute that says something by being there.
  let value: String?

  /// An attribute with a value, escaped when it is rendered.
  package init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }

  /// An attribute that says something by being there, such as `checked`; HTML only.
  package init(flag name: String) {
    self.name = name
    value = nil
  }

  /// An attribute that is there only where it has a value.
  package static func optional(_ name: String, _ value: String?) -> Attribute? {
    value.map { Attribute(name, $0) }
  }
}
