import Foundation
import GuidelineModel

/// Every text of a guideline in one language, searchable by word.
struct SearchIndex: Sendable {
  /// What a text belongs to.
  enum Kind: Int, CaseIterable, Sendable {
    case tree, item, outcome
  }

  /// A page, with the texts by which it is found.
  struct Entry: Sendable {
    let kind: Kind
    let title: String
    let address: PageAddress
    let texts: [String]
  }

  /// An entry that contains every word, with the text that contains most of them.
  struct Hit: Sendable {
    let entry: Entry
    let excerpt: Excerpt?
  }

  /// A part of a text with some words highlighted.
  struct Excerpt: Sendable {
    let pieces: [(text: String, isMarked: Bool)]
  }

  /// The maximum number of words in a query.
  static let maximumWords = 12
  private static let excerptLength = 160

  private let entries: [Entry]

  init(_ guideline: Guideline, language: Language) {
    entries =
      guideline.trees.indices.map { Self.entry(ofTree: $0, guideline, language) }
      + guideline.items.map { Self.entry(of: $0, language) }
      + guideline.trees.flatMap { tree in
        tree.outcomes.map { Self.entry(of: $0, in: tree, language) }
      }
  }

  /// The words of a query, normalised for comparison.
  static func words(of query: String) -> [String] {
    folded(query).split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  /// Every entry that contains every word as the beginning of a word; entries with the words in
  /// their title come first.
  func hits(for words: [String]) -> [Hit] {
    guard !words.isEmpty else { return [] }
    let ranked = entries.compactMap { entry -> (rank: Int, hit: Hit)? in
      let inTitle = words.filter { Self.has($0, in: Self.words(of: entry.title)) }
      let texts = entry.texts.map { text in
        (text, words.filter { Self.has($0, in: Self.words(of: text)) })
      }
      let found = Set(inTitle + texts.flatMap(\.1))
      guard found.count == Set(words).count else { return nil }
      let best = texts.max { $0.1.count < $1.1.count }
      let excerpt = best.flatMap { text, found in
        found.isEmpty ? nil : Self.excerpt(of: text, marking: found)
      }
      let rank = (words.count - inTitle.count) * Kind.allCases.count + entry.kind.rawValue
      return (rank, Hit(entry: entry, excerpt: excerpt))
    }
    return ranked.enumerated().sorted { ($0.1.rank, $0.0) < ($1.1.rank, $1.0) }.map(\.1.hit)
  }

  private static func has(_ word: String, in words: [String]) -> Bool {
    words.contains { $0.hasPrefix(word) }
  }

  private static func folded(_ text: String) -> String {
    text.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
  }

  private static func excerpt(of text: String, marking words: [String]) -> Excerpt {
    let runs = text.split(separator: " ", omittingEmptySubsequences: true).map(String.init)
    func isMarked(_ run: String) -> Bool {
      Self.words(of: run).contains { word in words.contains { word.hasPrefix($0) } }
    }
    let first = runs.firstIndex(where: isMarked) ?? 0
    var start = first
    while start > 0, runs[start..<first].reduce(0, { $0 + $1.count }) < excerptLength / 4 {
      start -= 1
    }
    var pieces: [(text: String, isMarked: Bool)] = start > 0 ? [("… ", false)] : []
    var length = 0
    var end = start
    while end < runs.count, length < excerptLength {
      pieces.append((runs[end], isMarked(runs[end])))
      pieces.append((" ", false))
      length += runs[end].count + 1
      end += 1
    }
    if end < runs.count { pieces.append(("…", false)) }
    return Excerpt(pieces: pieces)
  }

  private static func entry(
    ofTree place: Int, _ guideline: Guideline, _ language: Language
  ) -> Entry {
    let tree = guideline.trees[place]
    let readings = guideline.readings.filter { $0.tree == Index(place) }
    return Entry(
      kind: .tree, title: tree.title[language], address: .tree(tree),
      texts: tree.decisions.map { $0.label[language] }
        + tree.rationale[language].texts
        + readings.flatMap { [$0.change[language], $0.reason[language]] })
  }

  private static func entry(of item: Item, _ language: Language) -> Entry {
    Entry(
      kind: .item, title: item.label[language], address: .item(item),
      texts: item.values.map { $0.label[language] } + [item.help[language]]
        + (item.question.map { [$0[language]] } ?? [])
        + (item.remark.map { [$0[language]] } ?? []) + [item.id.text])
  }

  private static func entry(
    of outcome: Outcome, in tree: Tree, _ language: Language
  ) -> Entry {
    Entry(
      kind: .outcome, title: outcome.words.headline[language],
      address: .outcome(outcome, of: tree),
      texts: [outcome.words.wording[language], tree.title[language]])
  }
}
