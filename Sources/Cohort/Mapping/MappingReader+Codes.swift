import GuidelineFormat
import GuidelineModel
import Reasoning

extension MappingReader {
  /// How the cells of a column tell an item.
  func itemUse(
    of index: Index<Item>, _ keys: MappingCursor, _ missing: Set<String>
  ) -> MappedColumn.Use? {
    let item = guideline[index]
    if let codes = keys["codes"] {
      keys["ranges"]?.report(.oneOfKeys, MappingWords.codesOrRanges, allowed: ["codes", "ranges"])
      let masks = self.codes(codes, missing) { value in mask(value, of: item) }
      let texts = masks.map { (Array($0.text.utf8), $0.meaning) }
      return .texts(item: index.offset, ItemCodes(item, codes: texts, missing: bytes(missing)))
    }
    if let ranges = keys["ranges"] {
      return self.ranges(ranges, of: item).map { .ranges(item: index.offset, $0) }
    }
    let names = ItemCodes(item, missing: bytes(missing))
    return item.measurement?.scale.input == .number
      ? .amount(item: index.offset, names) : .texts(item: index.offset, names)
  }

  /// What the cells of a column tell of what was done in a tree, or why its advice was not followed.
  func treatmentUse(
    _ use: String, of index: Index<Tree>, _ keys: MappingCursor, _ missing: Set<String>
  ) -> MappedColumn.Use? {
    guard let codes = keys["codes"] else {
      keys.cursor.report(.missingKey, MappingWords.noCodes)
      return nil
    }
    if use == "reason" {
      let names = guideline.declineReasons.map(\.id.text)
      let reasons = self.codes(codes, missing) { value in
        named(value, in: names, .unknownReason, MappingWords.reason)
          .map { Index<DeclineReason>($0) }
      }
      return .reason(tree: index.offset, table(reasons))
    }
    let names = guideline[index].outcomes.map(\.id.text)
    let outcomes = self.codes(codes, missing) { value in
      OutcomeSet(
        value.listOrOne().compactMap {
          named($0, in: names, .unknownOutcome, MappingWords.outcome).map { Index<Outcome>($0) }
        })
    }
    return .done(tree: index.offset, table(outcomes))
  }

  private func bytes(_ texts: Set<String>) -> [[UInt8]] { texts.map { Array($0.utf8) } }

  private func table<Meaning>(
    _ codes: [(text: String, meaning: Meaning)]
  ) -> [[UInt8]: Meaning] {
    Dictionary(codes.map { (Array($0.text.utf8), $0.meaning) }) { first, _ in first }
  }

  /// The codes of a column, each with what it means.
  private func codes<Meaning>(
    _ cursor: Cursor, _ missing: Set<String>, meaning: (Cursor) -> Meaning?
  ) -> [(text: String, meaning: Meaning)] {
    let members = cursor.members()
    if members.isEmpty { cursor.report(.emptyList, MappingWords.emptyCodes) }
    return members.compactMap { key, value in
      guard let text = key.string() else { return nil }
      if missing.contains(text) {
        key.report(.missingCodeWithValue, MappingWords.missingWithValue(text))
      }
      return meaning(value).map { (text, $0) }
    }
  }

  /// The values that a code leaves possible.
  private func mask(_ cursor: Cursor, of item: Item) -> UInt16? {
    let names = item.values.map(\.id.text)
    let members = cursor.listOrOne()
    if members.isEmpty, cursor.isEmptyList {
      cursor.report(.emptyList, MappingWords.noValues)
    }
    let places = members.compactMap { named($0, in: names, .unknownValue, MappingWords.value) }
    return places.isEmpty ? nil : places.reduce(0) { $0 | 1 << UInt16($1) }
  }

  private func ranges(_ cursor: Cursor, of item: Item) -> [NumberRange]? {
    let members = cursor.list()
    if members.isEmpty, cursor.isEmptyList { cursor.report(.emptyList, MappingWords.noRanges) }
    var ranges: [NumberRange] = []
    for (place, member) in members.enumerated() {
      guard let range = range(member, of: item) else { return nil }
      let isLast = place == members.count - 1
      if range.bound == nil, !isLast {
        member.report(.bandWithoutBound, MappingWords.rangeWithoutBound)
      }
      if range.bound != nil, isLast { member.report(.bandWithBound, MappingWords.lastWithBound) }
      if let bound = range.bound, let before = ranges.last?.bound,
        bound.thousandths <= before.thousandths
      {
        member.report(.bandOrder, MappingWords.rangeOrder)
      }
      ranges.append(range)
    }
    return ranges.isEmpty ? nil : ranges
  }

  private func range(_ cursor: Cursor, of item: Item) -> NumberRange? {
    guard let keys = cursor.mapping(required: ["value"], optional: ["below", "up-to"]) else {
      return nil
    }
    let bounds = ["below", "up-to"].filter { keys[$0] != nil }
    if bounds.count > 1 { cursor.report(.boundaryOnBothSides, MappingWords.twoBounds) }
    let mask = keys.needed("value").flatMap { self.mask($0, of: item) }
    var bound: Measurement.Bound?
    if let key = bounds.first {
      guard let amount = keys[key]?.amount() else { return nil }
      bound = Measurement.Bound(thousandths: Int64(amount), isInclusive: key == "up-to")
    }
    return mask.map { NumberRange(bound: bound, mask: $0) }
  }
}
