import GuidelineModel

/// The bound that a number in a text is: the lower one of "> 7 dagen", the upper one of "up to 3".
enum NumberBound {
  case lower
  /// An inclusive lower bound.
  case from
  case upper
  /// An inclusive upper bound.
  case upTo
  /// An upper bound that "not" turns into a lower bound.
  case within

  /// On which side of the number the amounts lie.
  enum Side {
    case above
    case below
  }

  var side: Side {
    switch self {
    case .lower, .from: .above
    case .upper, .upTo, .within: .below
    }
  }

  fileprivate var opposite: NumberBound {
    switch self {
    case .lower: .upTo
    case .from: .upper
    case .upper: .from
    case .upTo, .within: .lower
    }
  }
}

extension TextTokens {
  /// The bound that a number is, by the words around it; nil if they do not say.
  func bound(at number: NumberMention) -> NumberBound? {
    boundBehind(number) ?? boundBefore(number).map { $0.isDenied ? $0.bound.opposite : $0.bound }
  }

  /// The side of a number on which the amounts certainly are.
  ///
  /// Nil for the ends of a range, and if something is negated that need not be the bound: "not
  /// better within 24 hours".
  func side(of number: NumberMention) -> NumberBound.Side? {
    guard number.amounts.allSatisfy({ $0.lowerBound == $0.upperBound }) else { return nil }
    if let behind = boundBehind(number) { return behind.side }
    guard let before = boundBefore(number) else { return nil }
    let denials = tokens.count { ["niet", "geen", "not", "no"].contains($0.text) }
    guard denials == (before.isDenied ? 1 : 0) else { return nil }
    return (before.isDenied ? before.bound.opposite : before.bound).side
  }

  private func boundBefore(_ number: NumberMention) -> (bound: NumberBound, isDenied: Bool)? {
    var place = number.range.lowerBound
    while place > 0, Self.fillers.contains(tokens[place - 1].text) { place -= 1 }
    guard place > 0, let entries = Self.before[language]?[tokens[place - 1].text] else {
      return nil
    }
    for (phrase, bound) in entries where has(phrase, at: place - phrase.count) {
      let denial = place - phrase.count - 1
      return (bound, ["niet", "not", "no"].contains { has([$0], at: denial) })
    }
    return nil
  }

  /// "5 mg of meer", "18 years and younger", "24 hours at the latest", "5+".
  private func boundBehind(_ number: NumberMention) -> NumberBound? {
    let end = number.range.upperBound
    let isPlus = (number.range.lowerBound + 1...end).contains {
      $0 < tokens.count && tokens[$0].gap.hasPrefix("+")
    }
    if isPlus { return .from }
    guard end < tokens.count else { return nil }
    if let (_, bound) = Self.behind.first(where: { has($0.phrase, at: end) }) { return bound }
    guard ["of", "en", "or", "and"].contains(tokens[end].text), end + 1 < tokens.count else {
      return nil
    }
    let word = tokens[end + 1].text
    return Self.more.contains(word) ? .from : Self.less.contains(word) ? .upTo : nil
  }

  private static let fillers: Set = [
    "de", "het", "een", "the", "a", "an", "circa", "ca", "ongeveer", "about",
  ]

  private typealias Entry = (phrase: [String], bound: NumberBound)

  /// Phrases before a number, by their last word; of two phrases with the same last words, the
  /// longer one comes first.
  private static let before: [Language: [String: [Entry]]] = [
    .dutch: entries([
      (.from, "≥|vanaf|ten minste|tenminste|minstens|minimaal"),
      (.upTo, "≤|tot en met|t m|ten hoogste|hoogstens|maximaal|max|hooguit"),
      (.within, "binnen|uiterlijk|uiterlijk na"),
      (
        .upper,
        "<|korter dan|minder dan|jonger dan|lager dan|kleiner dan|eerder dan|eerder dan na|vroeger dan|onder|"
          + "beneden|tot|voor|vóór"
      ),
      (
        .lower,
        ">|langer dan|meer dan|ouder dan|hoger dan|groter dan|later dan|later dan na|boven|na|pas na"
      ),
    ]),
    .english: entries([
      (.from, "≥|from|at least|minimum of"),
      (.upTo, "≤|at most|maximum of|up to and including"),
      (.within, "within"),
      (
        .upper,
        "<|less than|shorter than|fewer than|younger than|lower than|smaller than|earlier than|"
          + "sooner than|under|below|up to|until|till|before"
      ),
      (
        .lower,
        ">|more than|longer than|older than|higher than|larger than|greater than|bigger than|"
          + "later than|over|above|beyond|after"
      ),
    ]),
  ]

  private static func entries(_ rows: [(NumberBound, String)]) -> [String: [Entry]] {
    let all = rows.flatMap { bound, phrases in
      phrases.split(separator: "|").map {
        (phrase: $0.split(separator: " ").map(String.init), bound)
      }
    }
    return Dictionary(grouping: all) { $0.phrase.last ?? "" }
      .mapValues { $0.sorted { $0.phrase.count > $1.phrase.count } }
  }

  private static let behind: [Entry] = [
    (["at", "the", "latest"], .upTo), (["at", "most"], .upTo), (["at", "least"], .from),
    (["at", "the", "earliest"], .from),
  ]

  private static let more: Set = [
    "langer", "meer", "ouder", "later", "hoger", "groter", "longer", "more", "older", "over",
    "higher", "larger", "greater", "above", "up", "upwards",
  ]

  private static let less: Set = [
    "korter", "minder", "jonger", "eerder", "lager", "kleiner", "shorter", "less", "fewer",
    "younger", "earlier", "lower", "smaller", "under", "below",
  ]
}

/// The bounds that a label names: "< 7 dagen", "3-6 mnd", "3 months or more".
struct LabelBounds {
  /// An amount in a label, and which bound it is; nil if the label does not say.
  typealias End = (bound: NumberBound?, amount: Double, dimension: MeasureUnit.Dimension?)

  let ends: [End]
  /// Whether the label names two points instead of a range: "3 of 6 mnd".
  let isAlternative: Bool

  init(_ text: TextTokens) {
    let numbers = text.numbers.filter { !$0.isTimes && ($0.unit == nil || $0.isLength) }
    let unit = numbers.compactMap(\.unit).last
    isAlternative = zip(numbers, numbers.dropFirst()).contains { one, other in
      let between = one.range.upperBound..<other.range.lowerBound
      return [one, other].allSatisfy {
        $0.amounts.first.map { $0.lowerBound == $0.upperBound } == true
          && text.bound(at: $0) == nil
      } && between.count == 1 && ["of", "or"].contains(text.tokens[between.lowerBound].text)
    }
    ends = numbers.flatMap { number -> [End] in
      guard let amounts = number.amounts.first else { return [] }
      // In ">3 and <6 months" the first number has the unit of the second.
      let factor = number.unit == nil ? unit?.factor ?? 1 : 1
      let dimension = number.dimension ?? unit?.dimension
      let (low, high) = (amounts.lowerBound * factor, amounts.upperBound * factor)
      if low < high { return [(.lower, low, dimension), (.upper, high, dimension)] }
      return [(text.bound(at: number), low, dimension)]
    }
  }
}

extension NumberMention {
  fileprivate var isLength: Bool { dimension == .time || dimension == .months }
}
