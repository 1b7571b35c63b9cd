/// Plain text under construction, wrapped between words.
struct TextPage {
  private static let columns = 80
  private var lines: [String] = []

  /// The lines so far, each with its line break.
  var text: String { lines.map { $0 + "\n" }.joined() }

  mutating func heading(_ words: String) {
    lines += ["", words.uppercased()]
  }

  mutating func blankLine() { lines.append("") }

  mutating func rule() {
    lines += ["", String(repeating: "─", count: Self.columns)]
  }

  /// Adds words, with a mark before the first line.
  ///
  /// - Parameters:
  ///   - words: The words; line breaks in them count as spaces.
  ///   - mark: What stands before them, such as a bullet.
  ///   - indent: The columns left free before everything.
  ///   - hanging: The columns left free before the lines after the first, beyond the indent; as wide
  ///     as the mark where nothing else is said.
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
