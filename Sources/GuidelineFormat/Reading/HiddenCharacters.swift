import GuidelineModel

/// A character that is invisible, or that changes how adjacent text looks.
///
/// In a label it could control terminals, calendars and other programs; in a comment it could
/// deceive a reviewer of the file.
struct HiddenCharacter {
  let scalar: Unicode.Scalar
  let position: TextPosition

  /// The maximum number of reports for one text; a text with more is not really text.
  static let maximumReports = 20

  /// The first hidden characters in a file's text; tabs and line ends are allowed.
  static func first(in text: String) -> [HiddenCharacter] {
    var found: [HiddenCharacter] = []
    var position = TextPosition.start
    let scalars = text.unicodeScalars
    for index in scalars.indices where found.count < maximumReports {
      let scalar = scalars[index]
      if scalar.isHidden, scalar != "\n", scalar != "\t",
        scalar != "\r" || scalars[index...].dropFirst().first != "\n"
      {
        found.append(HiddenCharacter(scalar: scalar, position: position))
      }
      position = position.after(scalar)
    }
    return found
  }

  /// The message that it is not allowed, with its code point.
  var message: Text {
    let kind: Text
    switch scalar.value {
    case 0x09:
      return Text(
        nl: "een tab (U+0009) is in een tekst niet toegestaan; schrijf een spatie",
        en: "a tab (U+0009) is not allowed in a text; write a space")
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069:
      kind = Text(
        nl: "teken \(scalar.number), dat de leesrichting verandert,",
        en: "character \(scalar.number), which changes the direction of reading,")
    case 0x2028, 0x2029:
      kind = Text(nl: "regeleinde \(scalar.number)", en: "line break \(scalar.number)")
    default:
      kind =
        scalar.properties.generalCategory == .control
        ? Text(nl: "besturingsteken \(scalar.number)", en: "control character \(scalar.number)")
        : Text(nl: "onzichtbaar teken \(scalar.number)", en: "invisible character \(scalar.number)")
    }
    return Text(
      nl: "\(kind.nl) is in een richtlijn niet toegestaan; haal het teken weg",
      en: "\(kind.en) is not allowed in a guideline; take it out")
  }
}

extension Unicode.Scalar {
  /// Whether texts shown to people may not contain it.
  var isHidden: Bool {
    if (0x20...0x7E).contains(value) { return false }
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: return true
    default: break
    }
    // Variation selectors, which only choose between two glyphs.
    let choosesDrawing = (0xFE0E...0xFE0F).contains(value)
    // Two characters with an empty glyph: a braille cell without dots, a note without a head.
    let isBlank = value == 0x2800 || value == 0x1D159
    return isBlank || properties.isNoncharacterCodePoint
      || properties.isDefaultIgnorableCodePoint && !choosesDrawing
  }

  /// Whether it displays nothing on its own: a space, or a combining mark.
  var isNothingAlone: Bool {
    if (0x21...0x7E).contains(value) { return false }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .spacingMark: return true
    default: return properties.isWhitespace || isHidden
    }
  }

  /// Its code point in Unicode notation, such as `U+202E`.
  var number: String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

extension String {
  /// The text with each hidden character replaced by its code point, safe for any terminal.
  package var withHiddenCharactersShown: String {
    guard unicodeScalars.contains(where: \.isHidden) else { return self }
    return unicodeScalars.reduce(into: "") { text, scalar in
      if scalar.isHidden {
        text += "<\(scalar.number)>"
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
  }

  /// The text as quoted in messages: in double quotes, shortened if long.
  var quoted: String { count > 80 ? "\"\(prefix(80))…\"" : "\"\(self)\"" }
}
