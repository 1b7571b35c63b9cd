import GuidelineModel

/// The inline content being read, with emphasis that is still open.
struct InlineRun {
  /// A run of `*` or `_`.
  struct Mark: Hashable {
    let scalar: Unicode.Scalar
    let length: Int

    var text: String { Array(repeating: scalar, count: length).string }
  }

  /// Emphasis that has begun, and where.
  struct Emphasis {
    let mark: Mark
    let offset: Int
  }

  /// The finished content at each level of open emphasis, outermost first.
  private var levels: [[Prose.Inline]] = [[]]
  private var words: [Unicode.Scalar] = []
  private var emphases: [Emphasis] = []

  /// Everything read; all emphasis must be closed.
  var inlines: [Prose.Inline] {
    words.isEmpty ? levels[0] : levels[0] + [.words(words.string)]
  }

  /// The most recently opened emphasis that is still open.
  var innermost: Emphasis? { emphases.last }

  mutating func append(_ scalar: Unicode.Scalar) {
    words.append(scalar)
  }

  mutating func append(contentsOf scalars: ArraySlice<Unicode.Scalar>) {
    words += scalars
  }

  /// Appends a run of marks as plain text.
  mutating func append(_ mark: Mark) {
    words += Array(repeating: mark.scalar, count: mark.length)
  }

  mutating func append(_ inline: Prose.Inline) {
    if case .citation = inline {
      while words.last?.isSpace == true { words.removeLast() }
    }
    finishWords()
    levels[levels.count - 1].append(inline)
  }

  func isOpen(_ mark: Mark) -> Bool { emphases.contains { $0.mark == mark } }

  /// Whether emphasis of this strength is open, with either character.
  func hasEmphasis(like mark: Mark) -> Bool { emphases.contains { $0.mark.length == mark.length } }

  mutating func open(_ mark: Mark, at offset: Int) {
    finishWords()
    emphases.append(Emphasis(mark: mark, offset: offset))
    levels.append([])
  }

  /// Closes the innermost emphasis.
  mutating func close() {
    finishWords()
    let inner = levels.removeLast()
    let isStrong = emphases.removeLast().mark.length == 2
    append(isStrong ? .strong(inner) : .emphasis(inner))
  }

  private mutating func finishWords() {
    if !words.isEmpty { levels[levels.count - 1].append(.words(words.string)) }
    words = []
  }
}
