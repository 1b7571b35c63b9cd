import GuidelineModel
import Reasoning

/// Reads the cells of one row that a mapping takes as texts.
struct MappedCells: Sendable {
  private let mapping: RegistryMapping
  private let guideline: Guideline
  private let zone: ZoneOffsets
  /// Of every column taken as text, the column of the mapping; nil for one that rows are only grouped by.
  private let places: [Int?]
  /// The columns of the mapping in the order in which they are read: what others are counted to first.
  private let order: [(column: Int, text: Int)]
  /// The items that these columns tell.
  let items: [Int]
  /// The cells of the row, by their columns among those taken as text.
  private var cells: [[UInt8]]
  /// The columns of which the cell of the row means nothing.
  private var unreadColumns: [Int] = []
  /// Of every column read here, how many cells mean nothing.
  private(set) var unread: [Int: Int]

  init(
    _ mapping: RegistryMapping, _ texts: [RegistryMapping.TextColumn], in columns: CohortColumns,
    _ guideline: Guideline
  ) {
    self.mapping = mapping
    self.guideline = guideline
    let isDated = texts.contains { mapping.columns[$0.column].use.hasTime }
    zone = ZoneOffsets(isDated ? guideline.timeZone : "UTC")
    var places: [Int?] = Array(repeating: nil, count: columns.textCount)
    for text in texts {
      if let place = columns.uses[text.number].text { places[place] = text.column }
    }
    self.places = places
    order = places.enumerated().compactMap { text, column in column.map { ($0, text) } }
      .sorted { left, right in
        (mapping.columns[left.column].use.turn, left.column)
          < (mapping.columns[right.column].use.turn, right.column)
      }
    items = Set(texts.compactMap { mapping.columns[$0.column].use.item }).sorted()
    cells = Array(repeating: [], count: columns.textCount)
    unread = Dictionary(uniqueKeysWithValues: texts.map { ($0.column, 0) })
  }

  /// Takes a cell; rows that cannot be read may leave some behind, which the next row replaces.
  mutating func take(_ text: Int, _ cell: some Collection<UInt8>) {
    guard places[text] != nil else { return }
    cells[text].removeAll(keepingCapacity: true)
    cells[text].append(contentsOf: cell)
  }

  /// Counts the cells of the row that mean nothing.
  mutating func countUnread() {
    for column in unreadColumns { unread[column, default: 0] += 1 }
  }

  /// Reads the row.
  ///
  /// - Parameters:
  ///   - facts: Takes what its cells tell; the columns that are read elsewhere have told what they do.
  ///   - unknown: The facts of a row without any answer.
  mutating func read(into facts: inout RowFacts, _ unknown: RowFacts) {
    if !unreadColumns.isEmpty { unreadColumns.removeAll(keepingCapacity: true) }
    for event in unknown.events.indices { facts.events[event] = nil }
    for tree in unknown.done.indices { facts.done[tree] = .unknown }
    var now = mapping.now
    for (column, text) in order {
      let cell = cells[text]
      guard !cell.isEmpty, !mapping.columns[column].missing.contains(cell) else { continue }
      if !read(cell, as: mapping.columns[column].use, &now, into: &facts) {
        unreadColumns.append(column)
      }
    }
  }

  /// Reads a cell; returns whether it means anything.
  private func read(
    _ cell: [UInt8], as use: MappedColumn.Use, _ now: inout EventTime?, into facts: inout RowFacts
  ) -> Bool {
    switch use {
    case .now(let form):
      guard let time = form.time(cell, in: zone) else { return false }
      now = time
    case .event(let event, let form):
      facts.events[event] = form.time(cell, in: zone)
      return facts.events[event] != nil
    case .done(let tree, let codes):
      guard let outcomes = codes[cell] else { return false }
      facts.done[tree] = .agrees(with: outcomes, reason: nil)
    case .reason(let tree, let codes):
      guard let reason = codes[cell] else { return false }
      facts.done[tree] = facts.done[tree].because(of: reason)
    case .texts(let item, let codes):
      return narrow(&facts, item, to: codes.mask(cell.indices, in: cell.span))
    case .ranges(let item, let ranges):
      let range = number(cell).flatMap { number in ranges.first { $0.contains(number) } }
      return narrow(&facts, item, to: range?.mask ?? 0)
    case .amount(let item, let names):
      let mask = number(cell).map { amountMask($0, of: guideline.items[item]) }
      return narrow(&facts, item, to: mask ?? names.mask(cell.indices, in: cell.span))
    case .onset(let item, let form):
      return narrow(&facts, item, to: onsetMask(cell, form, of: item, now, facts))
    }
    return true
  }

  /// Leaves the values that a cell leaves; returns whether it leaves any.
  private func narrow(_ facts: inout RowFacts, _ item: Int, to mask: UInt16) -> Bool {
    // Columns that leave nothing between them are an answer that is no value: none of them is believed alone.
    facts.masks[item] &= mask
    return mask != 0
  }

  private func number(_ cell: [UInt8]) -> Amount? {
    let point = UInt8(ascii: ".")
    let digits = cell.first == UInt8(ascii: "-") ? cell.dropFirst() : cell[...]
    guard digits.allSatisfy({ (48...57).contains($0) || $0 == mapping.decimal }) else {
      return nil
    }
    let text = cell.map { $0 == mapping.decimal ? point : $0 }
    return Amount(String(decoding: text, as: UTF8.self))
  }

  private func amountMask(_ amount: Amount, of item: Item) -> UInt16 {
    guard let measurement = item.measurement, measurement.scale.contains(amount) else { return 0 }
    let value = measurement.value(for: amount)
    return item.values.firstIndex { $0.id == value }.map { 1 << UInt16($0) } ?? 0
  }

  /// The values that an onset leaves, whatever the exact times within the days that are known.
  private func onsetMask(
    _ cell: [UInt8], _ form: DateForm, of item: Int, _ now: EventTime?, _ facts: RowFacts
  ) -> UInt16 {
    let all = guideline.items[item].allValues.bits
    guard let onset = form.time(cell, in: zone),
      let measurement = guideline.items[item].measurement
    else { return 0 }
    if let now, onset.earliest > now.latest { return 0 }
    let event = measurement.until.flatMap { guideline.event(named: $0.text) }
    guard let end = event.flatMap({ facts.events[$0.offset] }) ?? now else { return all }
    let shortest = max(.zero, onset.latest.elapsed(until: end.earliest))
    let longest = max(.zero, onset.earliest.elapsed(until: end.latest))
    let bands = [shortest, longest].map { amount in
      measurement.bands.firstIndex { $0.value == measurement.value(for: amount) } ?? 0
    }
    let values = guideline.items[item].values
    return measurement.bands[bands[0]...bands[1]].reduce(0) { mask, band in
      values.firstIndex { $0.id == band.value }.map { mask | 1 << UInt16($0) } ?? mask
    }
  }
}

extension MappedColumn.Use {
  /// Whether its cells are times.
  fileprivate var hasTime: Bool {
    switch self {
    case .onset, .event, .now: true
    case .texts, .ranges, .amount, .done, .reason: false
    }
  }

  /// Reasons come after what was done, and onsets after the times that they are counted to.
  fileprivate var turn: Int {
    switch self {
    case .now, .event, .done, .texts, .ranges, .amount: 0
    case .reason, .onset: 1
    }
  }
}

extension DoneTreatment {
  /// The same with the reason for deviation; a reason alone tells that the advice was declined.
  fileprivate func because(of reason: Index<DeclineReason>) -> DoneTreatment {
    switch self {
    case .agrees(let outcomes, _): .agrees(with: outcomes, reason: reason)
    case .unknown, .followed, .declined: .declined(reason)
    }
  }
}
