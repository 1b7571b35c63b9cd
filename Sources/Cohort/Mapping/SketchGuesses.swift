import GuidelineModel
import Reasoning

/// What columns probably mean.
struct SketchGuesses {
  /// What is proposed for one column.
  struct Proposal {
    /// Whether the mapping says anything of it, beyond a comment.
    let isTold: Bool
    let lines: [String]

    static func comment(_ text: String) -> Proposal {
      Proposal(isTold: false, lines: ["  # \(text)"])
    }
  }

  private let guideline: Guideline
  /// Of every name or label, as columns have it, the item that it means.
  private let items: [String: Int]
  private let events: [String: Int]

  init(_ guideline: Guideline) {
    self.guideline = guideline
    items = Self.names(guideline.items.map { ($0.id.text, $0.label) })
    events = Self.names(guideline.events.map { ($0.id.text, $0.label) })
  }

  private static func names(_ parts: [(name: String, label: Text)]) -> [String: Int] {
    var names: [String: Int] = [:]
    for (place, part) in parts.enumerated() {
      for text in [part.name, part.label.nl, part.label.en] {
        // Labels that differ in signs alone, such as < and >, mean nothing.
        names[key(text)] = (names[key(text)] ?? place) == place ? place : ambiguous
      }
    }
    return names.filter { $0.value != ambiguous }
  }

  private static let ambiguous = -1

  /// Letters and digits alone, in lower case.
  private static func key(_ text: String) -> String {
    String(text.lowercased().filter { $0.isLetter || $0.isNumber })
  }

  /// What is proposed for every column, each item and event at most once.
  func proposals(for columns: [(name: String, texts: ColumnTexts.Column)]) -> [Proposal] {
    var taken: Set<String> = []
    let dated = columns.filter { !$0.texts.forms.isEmpty && $0.texts.filled > 0 }
    let told = Set(dated.compactMap { sureEvent($0.name, $0.texts) })
    return columns.enumerated().map { place, column in
      guard let name = YAMLText.quotedIfShowable(column.name) else {
        return .comment("column \(place + 1) has a name that a mapping cannot hold")
      }
      guard column.texts.filled > 0 else { return .comment("\(name) is empty") }
      let unused = Proposal.comment("\(name) not used: \(Self.kind(of: column.texts))")
      guard !column.texts.forms.isEmpty else {
        guard let guess = guess(column.name, items), taken.insert("item \(guess.place)").inserted
        else { return unused }
        return item(name, guess, column.texts)
      }
      let event = guess(column.name, events)
      if event?.isSure != true, let onset = guess(column.name, items),
        guideline.items[onset.place].measurement?.scale.input == .moment,
        taken.insert("item \(onset.place)").inserted
      {
        return self.onset(name, onset, column.texts, told: told)
      }
      guard let event, taken.insert("event \(event.place)").inserted else { return unused }
      return self.event(name, event, column.texts)
    }
  }

  /// The event that a column of dates certainly tells.
  private func sureEvent(_ name: String, _ column: ColumnTexts.Column) -> Name<Event>? {
    guard let guess = guess(name, events), guess.isSure, column.forms.count == 1,
      !guideline.events[guess.place].isDerived
    else { return nil }
    return guideline.events[guess.place].id
  }

  private func onset(
    _ name: String, _ guess: (place: Int, isSure: Bool), _ column: ColumnTexts.Column,
    told: Set<Name<Event>>
  ) -> Proposal {
    let item = guideline.items[guess.place]
    let forms = column.forms.map(\.rawValue).joined(separator: " or ")
    let line = "\(name): { onset: \(item.id), format: \(forms) }"
    guard let until = item.measurement?.until, told.contains(until) else {
      return .comment("unsure: \(line), which needs \"now\": the moment that it is counted to")
    }
    guard guess.isSure, column.forms.count == 1 else { return .comment("unsure: \(line)") }
    return Proposal(isTold: true, lines: ["  \(line)"])
  }

  private func guess(
    _ name: String, _ names: [String: Int]
  ) -> (place: Int, isSure: Bool)? {
    let key = Self.key(name)
    if let place = names[key] { return (place, true) }
    // Short names lie close to everything.
    guard key.count >= 4, let nearest = nearestName(to: key, in: names.keys.sorted()),
      let place = names[nearest]
    else { return nil }
    return (place, false)
  }

  /// What kind of texts a column has, without any of them.
  private static func kind(of column: ColumnTexts.Column) -> String {
    if let form = column.forms.first { return "dates as \(form.rawValue)" }
    if column.hasMany {
      return column.areNumbers ? "numbers or identifiers" : "texts or identifiers"
    }
    return "\(column.texts.count) different texts"
  }

  private func event(
    _ name: String, _ guess: (place: Int, isSure: Bool), _ column: ColumnTexts.Column
  ) -> Proposal {
    let event = guideline.events[guess.place]
    let forms = column.forms.map(\.rawValue)
    guard guess.isSure, !event.isDerived, forms.count == 1 else {
      return .comment(
        "unsure: \(name): { event: \(event.id), format: \(forms.joined(separator: " or ")) }")
    }
    return Proposal(
      isTold: true, lines: ["  \(name): { event: \(event.id), format: \(forms[0]) }"])
  }

  private func item(
    _ name: String, _ guess: (place: Int, isSure: Bool), _ column: ColumnTexts.Column
  ) -> Proposal {
    let item = guideline.items[guess.place]
    let doubt = guess.isSure ? "" : "  # unsure: the name of the column is close to this item"
    let own = Set(item.values.map(\.id.text))
    let texts = column.texts.map { String(decoding: $0, as: UTF8.self) }.sorted()
    let isOwn = texts.allSatisfy { text in
      text.split(separator: "|").allSatisfy { own.contains(String($0)) }
    }
    if !column.hasMany, isOwn {
      return Proposal(isTold: true, lines: ["  \(name): { item: \(item.id) }" + doubt])
    }
    if column.areNumbers, item.measurement?.scale.input == .number {
      return Proposal(isTold: true, lines: ["  \(name): { item: \(item.id) }" + doubt])
    }
    guard !column.hasMany else {
      return .comment("unsure: \(name): { item: \(item.id) }: \(Self.kind(of: column))")
    }
    let codes = texts.map { code(of: $0, item) }
    guard codes.contains(where: \.isTold) else {
      let lines = codes.flatMap(\.lines).map { "  # " + $0.drop { $0 == " " || $0 == "#" } }
      return Proposal(
        isTold: false,
        lines: ["  # unsure: \(name): { item: \(item.id), codes: … }, with these codes:"] + lines)
    }
    return Proposal(
      isTold: true,
      lines: ["  \(name):" + doubt, "    item: \(item.id)", "    codes:"] + codes.flatMap(\.lines))
  }

  private func code(of text: String, _ item: Item) -> Proposal {
    guard let quoted = YAMLText.quotedIfShowable(text) else {
      return Proposal(isTold: false, lines: ["      # unsure: a code that a mapping cannot hold"])
    }
    let names = Self.names(item.values.map { ($0.id.text, $0.label) })
    let parts = text.split(separator: "|").map { guess(String($0), names) }
    let values = parts.compactMap { $0.map { item.values[$0.place].id.text } }
    guard !values.isEmpty, values.count == parts.count else {
      return Proposal(isTold: false, lines: ["      # unsure: \(quoted): which value?"])
    }
    let said = values.count == 1 ? values[0] : "[\(values.joined(separator: ", "))]"
    let isSure = parts.allSatisfy { $0?.isSure == true }
    return Proposal(
      isTold: isSure, lines: ["      " + (isSure ? "" : "# unsure: ") + "\(quoted): \(said)"])
  }
}
