import GuidelineFormat
package import GuidelineModel
import Reasoning

extension RegistryMapping {
  /// The most bytes that a mapping may have.
  package static let largest = FileLimits.fileBytes

  /// Reads a mapping.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - file: Its name, for messages.
  ///   - guideline: The guideline whose names it uses.
  /// - Throws: ``InvalidMapping`` with everything that is wrong with it.
  package init(
    _ bytes: [UInt8], named file: String, for guideline: Guideline
  ) throws(InvalidMapping) {
    let context = ReadingContext(MappingFile(bytes: bytes), at: file)
    var mapping: RegistryMapping?
    if let root = context.root(of: file, at: DraftPath()) {
      var reader = MappingReader(guideline, context)
      mapping = reader.mapping(root)
    }
    let mistakes = context.diagnostics.sorted()
    guard let mapping, !mistakes.contains(where: { $0.severity == .error }) else {
      throw InvalidMapping(diagnostics: mistakes)
    }
    self = mapping
  }
}

/// The one file of a mapping, which may have any name.
private struct MappingFile: FolderFiles {
  let bytes: [UInt8]

  func entries(in folder: String) throws(FileFault) -> [FolderEntry] { [] }

  func bytes(of file: String) throws(FileFault) -> [UInt8] { bytes }
}

/// Reads a mapping, and reports everything that is wrong with it.
struct MappingReader {
  let guideline: Guideline
  let context: ReadingContext
  /// The texts that say for every column that nothing is known.
  private var missing: Set<String> = [""]
  /// What columns tell that one column alone may tell.
  private var told: Set<String> = []

  init(_ guideline: Guideline, _ context: ReadingContext) {
    self.guideline = guideline
    self.context = context
  }

  /// The whole file; nil where it cannot be read at all.
  mutating func mapping(_ root: Cursor) -> RegistryMapping? {
    let optional = ["delimiter", "decimal", "missing", "now"]
    guard let keys = root.mapping(required: ["mapping", "columns"], optional: optional) else {
      return nil
    }
    if let version = keys["mapping"], let text = version.string(), text != "1" {
      version.report(.unknownMappingVersion, MappingWords.version, allowed: ["1"])
    }
    missing.formUnion(texts(keys["missing"]))
    let delimiter = keys["delimiter"].flatMap(delimiter)
    let decimal = keys["decimal"].flatMap(decimal) ?? UInt8(ascii: ".")
    let now = keys["now"].flatMap(moment)
    let members = keys["columns"]?.members() ?? []
    if members.isEmpty { keys["columns"]?.report(.emptyList, MappingWords.noColumns) }
    let columns = members.compactMap { column($0.key, $0.value) }
    let hasNow = keys["now"] != nil || told.contains("now")
    for (key, value) in members where !hasNow { reportIfWithoutEnd(key, value) }
    return RegistryMapping(delimiter: delimiter, decimal: decimal, now: now, columns: columns)
  }

  private func texts(_ cursor: Cursor?) -> [String] {
    cursor?.listOrOne().compactMap { $0.string() } ?? []
  }

  private func delimiter(_ cursor: Cursor) -> UInt8? {
    guard let text = cursor.string() else { return nil }
    if text == "tab" || text == "\t" { return UInt8(ascii: "\t") }
    guard text.utf8.count == 1, let byte = text.utf8.first, byte.canBeDelimiter else {
      cursor.report(
        .unknownDelimiter, MappingWords.noDelimiter, allowed: [",", ";", "tab"])
      return nil
    }
    return byte
  }

  private func decimal(_ cursor: Cursor) -> UInt8? {
    guard let text = cursor.string() else { return nil }
    guard [",", "."].contains(text) else {
      cursor.report(.unknownDecimal, MappingWords.noDecimal, allowed: [",", "."])
      return nil
    }
    return text.utf8.first
  }

  private func moment(_ cursor: Cursor) -> EventTime? {
    guard let text = cursor.string() else { return nil }
    let zone = ZoneOffsets(guideline.timeZone)
    guard let time = DateForm.yearFirst.time(Array(text.utf8), in: zone) else {
      cursor.report(
        .invalidDate, MappingWords.noDate(text), examples: ["2026-01-31", "2026-01-31 09:30"])
      return nil
    }
    return time
  }

  // One column.

  private static let uses = ["item", "onset", "event", "done", "reason", "now"]
  /// The keys that go with each use.
  private static let details = [
    "item": ["codes", "ranges", "missing"], "onset": ["format", "missing"],
    "event": ["format", "missing"], "done": ["codes", "missing"], "reason": ["codes", "missing"],
    "now": ["format", "missing"],
  ]

  private mutating func column(_ key: Cursor, _ value: Cursor) -> MappedColumn? {
    guard let name = key.string(),
      let keys = value.mapping(
        required: [], optional: Self.uses + ["codes", "ranges", "format", "missing"])
    else { return nil }
    let given = Self.uses.filter { keys[$0] != nil }
    guard given.count == 1, let use = given.first, let subject = keys[use] else {
      value.report(.oneOfKeys, MappingWords.oneUse(given), allowed: Self.uses)
      return nil
    }
    let details = Self.details[use] ?? []
    for detail in ["codes", "ranges", "format"] where !details.contains(detail) {
      keys[detail]?.report(
        .unknownKey, MappingWords.noDetail(detail, of: use), allowed: details)
    }
    var missing = missing
    missing.formUnion(texts(keys["missing"]))
    guard let use = self.use(use, subject, keys, missing) else { return nil }
    return MappedColumn(
      name: name, place: key.location, use: use, missing: Set(missing.map { Array($0.utf8) }))
  }

  private mutating func use(
    _ use: String, _ subject: Cursor, _ keys: MappingCursor, _ missing: Set<String>
  ) -> MappedColumn.Use? {
    switch use {
    case "item":
      return item(subject).flatMap { itemUse(of: $0, keys, missing) }
    case "onset":
      let form = form(keys)
      guard let item = item(subject) else { return nil }
      guard guideline[item].measurement?.scale.input == .moment else {
        let onsets = guideline.items.filter { $0.measurement?.scale.input == .moment }
        subject.report(
          .unknownItem, MappingWords.noOnset(guideline.name(of: item)),
          allowed: onsets.map(\.id.text))
        return nil
      }
      return form.map { .onset(item: item.offset, $0) }
    case "event":
      let form = form(keys)
      return event(subject).flatMap { event in form.map { .event(event.offset, $0) } }
    case "done", "reason":
      guard let tree = tree(subject, as: use) else { return nil }
      return treatmentUse(use, of: tree, keys, missing)
    default:
      if !subject.flag() { subject.report(.unknownFlag, MappingWords.onlyTrue, allowed: ["true"]) }
      tell("now", subject)
      return form(keys).map { .now($0) }
    }
  }

  /// Notes that a column tells something that no other may tell too.
  private mutating func tell(_ what: String, _ cursor: Cursor) {
    guard told.insert(what).inserted else {
      cursor.report(.toldTwice, MappingWords.toldTwice)
      return
    }
  }

  private func form(_ keys: MappingCursor) -> DateForm? {
    guard let cursor = keys["format"] else { return .yearFirst }
    guard let text = cursor.string() else { return nil }
    let forms = DateForm.allCases.map(\.rawValue)
    guard let form = DateForm(rawValue: text.lowercased()) else {
      cursor.report(
        .unknownDateForm, MappingWords.noForm(text), allowed: forms,
        suggestion: context.name(nearestTo: text.lowercased(), in: forms))
      return nil
    }
    return form
  }

  private func reportIfWithoutEnd(_ key: Cursor, _ value: Cursor) {
    guard let onset = value.member("onset")?.written, let item = guideline.item(named: onset),
      let measurement = guideline[item].measurement, measurement.scale.input == .moment
    else { return }
    if let until = measurement.until, told.contains("event \(until)") { return }
    key.report(.missingKey, MappingWords.noEnd)
  }

  // What names mean.

  private func item(_ cursor: Cursor) -> Index<Item>? {
    named(cursor, in: guideline.items.map(\.id.text), .unknownItem, MappingWords.item)
      .map { Index($0) }
  }

  private mutating func tree(_ cursor: Cursor, as use: String) -> Index<Tree>? {
    let place = named(cursor, in: guideline.trees.map(\.id.text), .unknownTree, MappingWords.tree)
    guard let place else { return nil }
    tell("\(use) \(guideline.trees[place].id)", cursor)
    return Index(place)
  }

  private mutating func event(_ cursor: Cursor) -> Index<Event>? {
    let names = guideline.events.map(\.id.text)
    guard let place = named(cursor, in: names, .unknownEvent, MappingWords.event) else {
      return nil
    }
    guard !guideline.events[place].isDerived else {
      cursor.report(
        .derivedEvent, MappingWords.derived(names[place]),
        allowed: guideline.events.filter { !$0.isDerived }.map(\.id.text))
      return nil
    }
    tell("event \(names[place])", cursor)
    return Index(place)
  }

  /// The place of a name among those that there are; another one is reported.
  func named(
    _ cursor: Cursor, in names: [String], _ code: DiagnosticCode, _ noun: Text
  ) -> Int? {
    guard let text = cursor.string() else { return nil }
    if let place = names.firstIndex(of: text) { return place }
    cursor.report(
      code, MappingWords.no(noun, text), allowed: names,
      suggestion: context.name(nearestTo: text, in: names))
    return nil
  }
}
