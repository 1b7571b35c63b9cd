import GuidelineModel

/// Names of a guideline for languages in which a hyphen is an operator.
enum PortableNames {
  /// A name with `_` for `-`, for a language that quotes names.
  static func quotable(_ name: String) -> String { String(name.map { $0 == "-" ? "_" : $0 }) }

  /// A name with `_` for `-`, for a language that does not quote names.
  ///
  /// A leading digit gets `_` before it, a reserved word `_` after it. Names of a guideline neither
  /// begin nor end with a hyphen, so different names stay different.
  static func bare(_ name: String, reserved: Set<String>) -> String {
    let quotable = quotable(name)
    if quotable.first?.isNumber ?? false { return "_\(quotable)" }
    return reserved.contains(quotable) ? "\(quotable)_" : quotable
  }
}

/// The names in one scope of another language, which must be unique.
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

    /// Something that the export itself defines.
    static func form(nl: String, en: String) -> Owner {
      Owner(part: .header, words: Text(nl: nl, en: en))
    }
  }

  /// What has the names, such as a column.
  private let kind: Text
  private var owners: [String: Owner] = [:]

  init(nl: String, en: String) { kind = Text(nl: nl, en: en) }

  /// - Throws: ``ExportRefusal`` when something else has the name.
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
  /// The text without line breaks and hidden characters, for comments that end with the line.
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
