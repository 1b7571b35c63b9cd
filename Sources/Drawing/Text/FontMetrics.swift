/// How wide text is, so that boxes can be made for it without asking a font.
///
/// The widths are those of DejaVu Sans, wider than the other fonts a page falls back on, so that
/// text never leaves its box.
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
