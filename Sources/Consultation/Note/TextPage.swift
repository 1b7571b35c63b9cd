/// Plain text under construction, wrapped between words.
struct TextPage {
  private static let columns = 80
  private var lines: [String] = []

  /// The text so far; every line ends in a line break.
  var text: String { lines.map { $0 + "\n" }.joined() }

  mutating func heading(_ words: String) {
    lines += ["", words.uppercased()]
  }

  mutating func blankLine() { lines.append("") }

  mutating func rule() {
    lines += ["", String(repeating: "─", count: Self.columns)]
  }

  /// Adds a paragraph, with a mark before its first line.
  ///
  /// - Parameters:
  ///   - words: The text; line breaks in it count as spaces.
  ///   - mark: The text before it, such as a bullet.
  ///   - indent: The number of columns left free at the start of every line.
  ///   - hanging: The additional indent of the lines after the first; by default the width of the
  ///     mark.
  mutating func paragraph(
    _ words: String, mark: String = "", indent: Int = 0, hanging: Int? = nil
  ) {
    let first = String(repeating: " ", count: indent) + mark
    let rest = String(repeating: " ", count: indent + (hanging ?? mark.count))
    var line = first
    var isStart = true
    for word in words.split(whereSeparator: \.isWhitespace) {
      if !isStart, line.count + 1 + word.count > Self.columns {
        lines.append(line)
        line = rest
        isStart = true
      }
      line += (isStart ? "" : " ") + word
      isStart = false
    }
    lines.append(line)
  }
}
