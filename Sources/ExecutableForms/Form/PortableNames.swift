import GuidelineModel

/// Names of a guideline as languages have them in which a hyphen subtracts.
enum PortableNames {
  /// A name with `_` for `-`, for a language that quotes names.
  static func quotable(_ name: String) -> String { String(name.map { $0 == "-" ? "_" : $0 }) }

  /// A name with `_` for `-`, for a language that does not quote names.
  ///
  /// `_` stands before a digit that would begin it, and behind a reserved word. No name of a guideline
  /// begins or ends with a hyphen, so names that differ stay different.
  static func bare(_ name: String, reserved: Set<String>) -> String {
    let quotable = quotable(name)
    if quotable.first?.isNumber ?? false { return "_\(quotable)" }
    return reserved.contains(quotable) ? "\(quotable)_" : quotable
  }
}

/// Names that stand side by side in another language, none of them twice.
struct NameScope {
  /// What a name stands for.
  struct Owner {
    let part: GuidelinePart
    let words: Text

    static func item(_ item: Index<Item>, in guideline: Guideline) -> Owner {
      let name = guideline.name(of: item)
      return Owner(
        part: .item(item), words: Text(nl: "gegeven \"\(name)\"", en: "item \"\(name)\""))
    }

    static func tree(_ tree: Index<Tree>, in guideline: Guideline) -> Owner {
      let name = guideline.name(of: tree)
      return Owner(part: .tree(tree), words: Text(nl: "boom \"\(name)\"", en: "tree \"\(name)\""))
    }

    /// What the form itself has, whatever the guideline.
    static func form(nl: String, en: String) -> Owner {
      Owner(part: .header, words: Text(nl: nl, en: en))
    }
  }

  /// What bears the names, such as a column.
  private let kind: Text
  private var owners: [String: Owner] = [:]

  init(nl: String, en: String) { kind = Text(nl: nl, en: en) }

  /// - Throws: ``ExportRefusal`` where something else bears the name.
  mutating func claim(_ name: String, for owner: Owner) throws(ExportRefusal) {
    guard let other = owners.updateValue(owner, forKey: name) else { return }
    throw ExportRefusal(
      owner.part,
      nl: "\(kind.nl) \"\(name)\" zou er twee keer staan, voor \(other.words.nl) en voor "
        + owner.words.nl,
      en: "\(kind.en) \"\(name)\" would stand twice, for \(other.words.en) and for "
        + owner.words.en)
  }
}

extension String {
  /// The words without line breaks and hidden characters, for a place that ends with its line.
  var onOneLine: String {
    let parts = unicodeScalars.split { $0.properties.isWhitespace || $0.properties.isHidden }
    return parts.map { String(String.UnicodeScalarView($0)) }.joined(separator: " ")
  }
}

extension Unicode.Scalar.Properties {
  fileprivate var isHidden: Bool {
    switch generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }
}
