/// Text broken into lines, with its size.
package struct TextBlock: Hashable, Sendable {
  /// A line; a joining word before it is set in bold.
  package struct Line: Hashable, Sendable {
    package let joiner: String?
    package let text: String
    /// Whether the line begins a paragraph other than the first.
    package let opensParagraph: Bool
  }

  package let lines: [Line]
  package let size: Int
  package let isBold: Bool
  /// The width of the longest line.
  package let width: Int

  /// The additional distance between paragraphs, in pixels.
  static let paragraphGap = 5

  /// Breaks paragraphs into lines at the ends of words: each into as few lines as possible, of
  /// similar length.
  ///
  /// - Parameters:
  ///   - paragraphs: The paragraphs, in order.
  ///   - size: The font size in pixels.
  ///   - limit: The largest width in pixels; only longer words exceed it.
  ///   - isBold: Whether all of it is bold.
  init(_ paragraphs: [Paragraph], size: Int, within limit: Int, isBold: Bool = false) {
    var lines: [Line] = []
    for (number, paragraph) in paragraphs.enumerated() {
      for (place, text) in Self.balanced(paragraph, size, limit, isBold).enumerated() {
        lines.append(
          Line(
            joiner: place == 0 ? paragraph.joiner : nil, text: text,
            opensParagraph: number > 0 && place == 0))
      }
    }
    self.lines = lines
    self.size = size
    self.isBold = isBold
    width = lines.map { Self.width(of: $0, size, isBold) }.max() ?? 0
  }

  /// Breaks one text.
  init(_ text: String, size: Int, within limit: Int, isBold: Bool = false) {
    self.init([Paragraph(joiner: nil, text: text)], size: size, within: limit, isBold: isBold)
  }

  /// The height of all lines.
  package var height: Int {
    lines.count * FontMetrics.lineHeight(size: size)
      + lines.count { $0.opensParagraph } * Self.paragraphGap
  }

  private static func width(of line: Line, _ size: Int, _ isBold: Bool) -> Int {
    joinerWidth(line.joiner, size) + FontMetrics.width(of: line.text, size: size, isBold: isBold)
  }

  private static func joinerWidth(_ joiner: String?, _ size: Int) -> Int {
    joiner.map { FontMetrics.width(of: $0 + " ", size: size, isBold: true) } ?? 0
  }

  private static func balanced(
    _ paragraph: Paragraph, _ size: Int, _ limit: Int, _ isBold: Bool
  ) -> [String] {
    var best = broken(paragraph, size, limit, isBold, splitting: limit)
    var width = width(of: best, paragraph.joiner, size, isBold)
    while best.count > 1, width <= limit {
      let narrower = broken(paragraph, size, width - 1, isBold, splitting: limit)
      let narrowerWidth = self.width(of: narrower, paragraph.joiner, size, isBold)
      guard narrower.count == best.count, narrowerWidth < width else { break }
      (best, width) = (narrower, narrowerWidth)
    }
    return best
  }

  private static func width(
    of lines: [String], _ joiner: String?, _ size: Int, _ isBold: Bool
  ) -> Int {
    lines.enumerated().map { place, line in
      (place == 0 ? joinerWidth(joiner, size) : 0)
        + FontMetrics.width(of: line, size: size, isBold: isBold)
    }.max() ?? 0
  }

  private static func broken(
    _ paragraph: Paragraph, _ size: Int, _ limit: Int, _ isBold: Bool, splitting: Int
  ) -> [String] {
    var lines: [String] = []
    var current = ""
    for part in parts(of: paragraph.text, size, splitting) {
      let candidate = current + part.gap + part.text
      let indent = lines.isEmpty ? joinerWidth(paragraph.joiner, size) : 0
      let width = indent + FontMetrics.width(of: candidate, size: size, isBold: isBold)
      if current.isEmpty || width <= limit {
        current = current.isEmpty ? part.text : candidate
      } else {
        lines.append(current)
        current = part.text
      }
    }
    return lines + [current]
  }

  /// The words; a word that is too long for a line is split behind slashes and hyphens.
  private static func parts(
    of text: String, _ size: Int, _ limit: Int
  ) -> [(gap: String, text: String)] {
    text.split(separator: " ").flatMap { word -> [(gap: String, text: String)] in
      guard FontMetrics.width(of: word, size: size) > limit else { return [(" ", String(word))] }
      var pieces: [(gap: String, text: String)] = []
      var piece = ""
      for character in word {
        piece.append(character)
        guard character == "/" || character == "-" else { continue }
        pieces.append((pieces.isEmpty ? " " : "", piece))
        piece = ""
      }
      return piece.isEmpty ? pieces : pieces + [(pieces.isEmpty ? " " : "", piece)]
    }
  }
}

/// A piece of text that begins on a new line.
package struct Paragraph: Hashable, Sendable {
  /// The word that joins it to the text before it, such as "EN".
  package let joiner: String?
  package let text: String
}

/// Widths of text, to size boxes without a font.
///
/// The widths are those of DejaVu Sans. It is wider than the other fonts in the style sheet, so
/// that text never exceeds its box.
enum FontMetrics {
  /// The width of one line in pixels, rounded up.
  static func width(of text: some StringProtocol, size: Int, isBold: Bool = false) -> Int {
    let thousandths = text.unicodeScalars.reduce(0) { $0 + width(of: $1) }
    let scaled = isBold ? thousandths * 115 / 100 : thousandths
    return (scaled * size + 999) / 1000
  }

  /// The height of one line in pixels.
  static func lineHeight(size: Int) -> Int { size + 4 }

  /// Thousandths of the font size.
  private static func width(of scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 32...126: ascii[Int(scalar.value) - 32]
    case 160...255: latin[Int(scalar.value) - 160]
    case 0x2018, 0x2019: 318
    case 0x2013: 500
    case 0x201C, 0x201D: 519
    case 0x2190...0x2193, 0x2264, 0x2265: 838
    default: 1000
    }
  }

  private static let ascii = [
    318, 401, 460, 838, 637, 951, 780, 275, 391, 391, 500, 838, 318, 361, 318, 337, 637, 637, 637,
    637, 637, 637, 637, 637, 637, 637, 337, 337, 838, 838, 838, 531, 1000, 685, 687, 699, 771, 632,
    576, 775, 752, 295, 295, 656, 558, 863, 749, 788, 604, 788, 695, 635, 611, 732, 685, 989, 686,
    611, 686, 391, 337, 391, 838, 500, 500, 613, 635, 550, 635, 616, 353, 635, 634, 278, 278, 580,
    278, 975, 634, 612, 635, 635, 412, 521, 393, 634, 592, 818, 592, 592, 525, 637, 337, 637, 838,
  ]

  private static let latin = [
    318, 401, 637, 637, 637, 637, 337, 500, 500, 1000, 472, 612, 838, 361, 1000, 500, 500, 838,
    401, 401, 500, 637, 637, 318, 500, 401, 472, 612, 970, 970, 970, 531, 685, 685, 685, 685, 685,
    685, 975, 699, 632, 632, 632, 632, 295, 295, 295, 295, 775, 749, 788, 788, 788, 788, 788, 838,
    788, 732, 732, 732, 732, 611, 605, 630, 613, 613, 613, 613, 613, 613, 982, 550, 616, 616, 616,
    616, 278, 278, 278, 278, 612, 634, 612, 612, 612, 612, 612, 838, 612, 634, 634, 634, 634, 592,
    635, 592,
  ]
}
