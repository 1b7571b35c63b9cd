import GuidelineModel

/// What two labels that people cannot tell apart have in common: letters without their marks and
/// capitals, numbers and signs, and no spaces.
struct LabelKey: Hashable {
  let text: String

  init(_ label: String) {
    var scalars: [Unicode.Scalar] = []
    for scalar in label.lowercased().unicodeScalars where !Self.isLeftOut(scalar) {
      scalars += (Self.plain[scalar] ?? String(scalar)).unicodeScalars
    }
    while let last = scalars.last, ".:;,!?".unicodeScalars.contains(last) { scalars.removeLast() }
    text = String(String.UnicodeScalarView(scalars))
  }

  private static func isLeftOut(_ scalar: Unicode.Scalar) -> Bool {
    let properties = scalar.properties
    return properties.isWhitespace || properties.isDefaultIgnorableCodePoint
      || properties.generalCategory == .nonspacingMark || "'’‘“”\"".unicodeScalars.contains(scalar)
  }

  private static let plain: [Unicode.Scalar: String] = {
    let letters: [(String, String)] = [
      ("àáâãäå", "a"), ("èéêë", "e"), ("ìíîï", "i"), ("òóôõöø", "o"), ("ùúûü", "u"), ("ýÿ", "y"),
      ("ç", "c"), ("ñ", "n"), ("œ", "oe"), ("æ", "ae"), ("ĳ", "ij"), ("–—‑−", "-"), ("×", "x"),
    ]
    return Dictionary(
      uniqueKeysWithValues: letters.flatMap { marked, plain in
        marked.unicodeScalars.map { ($0, plain) }
      })
  }()
}
