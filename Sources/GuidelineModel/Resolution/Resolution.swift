/// Resolves the names of a draft and collects the problems found.
struct Resolution {
  /// Longer lists of permitted values help nobody, and repeated for every problem would exhaust
  /// memory.
  private static let mostListed = 256

  let draft: GuidelineDraft
  /// Names that are looked up throughout the draft.
  private let items: NameList
  private let trees: NameList
  private let events: NameList
  let sources: NameList
  let steps: NameList
  private(set) var problems: [DraftProblem] = []
  private var reported: Set<DraftProblem> = []
  var nearestNames = NearestNames()

  init(_ draft: GuidelineDraft) {
    self.draft = draft
    items = NameList(draft.items.map(\.id.text))
    trees = NameList(draft.header.trees.map(\.text))
    events = NameList(draft.header.events.map(\.id.text))
    sources = NameList(draft.header.sources.map(\.id.text))
    steps = NameList(draft.plan.steps.map(\.id.text))
  }

  /// The resolved parts; `nil` if any problem is an error.
  mutating func parts() -> GuidelineParts? {
    checkHeader()
    checkItems()
    checkFormerNames()
    let order = treeOrder()
    var trees: [Tree?] = []
    for index in order {
      trees.append(tree(index))
    }
    checkLinkCycles(order)
    let resolved = trees.compactMap(\.self)
    let phases = resolvedPhases()
    let entries = resolvedEntries()
    let start = treeIndex(draft.header.start, at: DraftPath("guideline", "start"))
    let readings = resolvedReadings(trees: resolved)
    let warnings = resolvedWarnings()
    let notes = resolvedNotes()
    checkPlan()
    checkLetters()
    guard let start, !problems.contains(where: { $0.severity == .error }) else { return nil }
    return GuidelineParts(
      header: draft.header, items: draft.items, trees: resolved, phases: phases,
      entries: entries, start: start, readings: readings, warnings: warnings, notes: notes,
      plan: draft.plan, letters: draft.letters)
  }

  /// Reports a problem, unless it was already reported: the base of each reading is resolved again,
  /// for example.
  mutating func report(
    _ code: DiagnosticCode, at path: DraftPath, severity: Severity = .error, _ message: Text,
    allowed: [String] = [], suggestion: String? = nil
  ) {
    let bare = DraftProblem(code: code, severity: severity, path: path, message: message)
    guard reported.insert(bare).inserted else { return }
    var listed: Set<String> = []
    problems.append(
      DraftProblem(
        code: code, severity: severity, path: path, message: message,
        allowed: allowed.count > Self.mostListed
          ? [] : allowed.filter { listed.insert($0).inserted },
        suggestion: suggestion))
  }

  /// Reports names that occur twice in a list of definitions.
  mutating func reportDuplicates(
    of names: [String], kind: NamedPart, at path: (Int) -> DraftPath
  ) {
    var seen: Set<String> = []
    for (index, name) in names.enumerated() where !seen.insert(name).inserted {
      report(.duplicateName, at: path(index), kind.definedTwice(name))
    }
  }

  /// Reports parts that a list names twice.
  mutating func reportNamedTwice(_ names: [String], kind: NamedPart, at path: DraftPath) {
    var seen: Set<String> = []
    for (index, name) in names.enumerated() where !seen.insert(name).inserted {
      report(.duplicateName, at: path.index(index), kind.namedTwice(name))
    }
  }

  /// The index of a name in a list.
  ///
  /// An unknown name is reported; the index of the name most likely meant is then returned, so that
  /// the mistake causes no further reports.
  mutating func index(
    of name: String, in list: NameList, kind: NamedPart, unknown code: DiagnosticCode,
    at path: DraftPath
  ) -> Int? {
    if let index = list.index(of: name) { return index }
    let meant = nearestNames.name(nearestTo: name, in: list.names)
    report(
      code, at: path, kind.unknown(name), allowed: list.names,
      suggestion: meant)
    return meant.flatMap(list.index)
  }

  mutating func itemIndex(_ name: Name<Item>, at path: DraftPath) -> Index<Item>? {
    index(of: name.text, in: items, kind: .item, unknown: .unknownItem, at: path).map { Index($0) }
  }

  mutating func treeIndex(_ name: Name<Tree>, at path: DraftPath) -> Index<Tree>? {
    index(of: name.text, in: trees, kind: .tree, unknown: .unknownTree, at: path).map { Index($0) }
  }

  mutating func treeIndices(_ names: [Name<Tree>], at path: DraftPath) -> [Index<Tree>] {
    reportNamedTwice(names.map(\.text), kind: .tree, at: path)
    var indices: [Index<Tree>] = []
    for (index, name) in names.enumerated() {
      if let index = treeIndex(name, at: path.index(index)) { indices.append(index) }
    }
    return indices
  }

  mutating func eventIndex(_ name: Name<Event>, at path: DraftPath) -> Index<Event>? {
    index(of: name.text, in: events, kind: .event, unknown: .unknownEvent, at: path).map {
      Index($0)
    }
  }

  /// The index of a value of an item; an unknown value is reported.
  mutating func value(_ name: Name<Item.Value>, of item: Item, at path: DraftPath) -> Int? {
    if let value = item.valueIndex(named: name.text), value < 16 { return value }
    let allowed = item.values.map(\.id.text)
    guard !allowed.contains(name.text) else { return nil }
    let meant = nearestNames.name(nearestTo: name.text, in: allowed)
    report(
      .unknownValue, at: path,
      Text(
        nl: "\"\(name)\" is geen waarde van gegeven \"\(item.id)\"",
        en: "\"\(name)\" is no value of item \"\(item.id)\""),
      allowed: allowed, suggestion: meant)
    return meant.flatMap(item.valueIndex).flatMap { $0 < 16 ? $0 : nil }
  }

  /// The values of an item by name; unknown and repeated names are reported.
  mutating func values(
    _ names: [Name<Item.Value>], of item: Index<Item>, at path: DraftPath
  ) -> PossibleValues {
    let known = draft.items[item.offset]
    var found = PossibleValues(bits: 0)
    for (index, name) in names.enumerated() {
      guard let value = value(name, of: known, at: path.index(index)) else { continue }
      if found.contains(value) {
        report(
          .valueCoveredTwice, at: path.index(index),
          Text(
            nl: "waarde \"\(name)\" van gegeven \"\(known.id)\" is twee keer genoemd",
            en: "value \"\(name)\" of item \"\(known.id)\" is named twice"))
      }
      found = found.union(PossibleValues(only: value))
    }
    return found
  }

  mutating func conditions(
    _ drafts: [ConditionDraft], at path: DraftPath
  ) -> [ItemCondition] {
    var resolved: [ItemCondition] = []
    for draft in drafts {
      let index = path.key(draft.item.text)
      guard let item = itemIndex(draft.item, at: index) else { continue }
      resolved.append(
        ItemCondition(item: item, values: values(draft.values, of: item, at: index)))
    }
    return resolved
  }
}

/// An ordered list of names with constant-time lookup.
struct NameList {
  let names: [String]
  private let indices: [String: Int]

  init(_ names: [String]) {
    self.names = names
    indices = Dictionary(names.enumerated().map { ($1, $0) }) { first, _ in first }
  }

  /// The first index of a name; `nil` if the list does not contain it.
  func index(of name: String) -> Int? { indices[name] }
}
