/// The characters written as backslash escapes in a double-quoted text, with their positions.
struct YAMLEscapes {
  let characters: [HiddenCharacter]

  /// - Parameters:
  ///   - source: The text as written, from its opening quote; libyaml has accepted it.
  ///   - place: The position of that quote.
  init(in source: ArraySlice<Unicode.Scalar>, from place: TextPlace) {
    var characters: [HiddenCharacter] = []
    var place = place
    var rest = source
    while let scalar = rest.popFirst() {
      let start = place
      place = place.after(scalar)
      guard source.first == "\"", scalar == "\\", let letter = rest.popFirst() else { continue }
      let digits = rest.prefix(Self.digits[letter] ?? 0)
      rest.removeFirst(digits.count)
      place = digits.reduce(place.after(letter)) { $0.after($1) }
      let code = UInt32(String(String.UnicodeScalarView(digits)), radix: 16)
      if let written = code.flatMap(Unicode.Scalar.init) ?? Self.letters[letter] {
        characters.append(HiddenCharacter(scalar: written, place: start))
      }
    }
    self.characters = characters
  }

  private static let digits: [Unicode.Scalar: Int] = ["x": 2, "u": 4, "U": 8]

  private static let letters: [Unicode.Scalar: Unicode.Scalar] = [
    "0": "\0", "a": "\u{7}", "b": "\u{8}", "t": "\t", "\t": "\t", "n": "\n", "v": "\u{B}",
    "f": "\u{C}", "r": "\r", "e": "\u{1B}", "N": "\u{85}", "L": "\u{2028}", "P": "\u{2029}",
  ]
}
