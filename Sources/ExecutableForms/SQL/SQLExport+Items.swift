import GuidelineModel

extension SQLExport {
  /// What is known of every item, as a mask, and which texts are no values.
  var itemsView: [String] {
    let items = form.guideline.items.indices.map { Index<Item>($0) }
    let invalid = items.filter(columns.contains).map { item in
      (form.guideline.name(of: item), "\(names.mask(item)) = 0")
    }
    let invalidNames =
      invalid.isEmpty
      ? ["CAST(NULL AS \(dialect.text))"] : SQLLines.names(invalid, joinedBy: ",")
    let last = "\(invalidNames.last ?? "") AS \(names.invalid)"
    let masks = SQLLines.adding(items.map(mask), to: [names.cases], fence: dialect.fence)
    return SQLLines.adding(
      [invalidNames.dropLast() + [last]],
      to: ["("] + SQLLines.indented(masks) + [") AS \(dialect.quoted("masks"))"])
  }

  /// The values of an item that its text leaves possible.
  ///
  /// Values joined by `|` are right where their lengths, one more for each, add up to that of the text:
  /// every value found takes a part of its own, so nothing is left over, none empty and none repeated.
  private func mask(_ item: Index<Item>) -> [String] {
    let content = form.guideline[item]
    let values = content.values.enumerated().map { (bit: 1 << $0.offset, name: $0.element.id.text) }
    let all = content.allValues.bits
    let words =
      [self.words(content.label)]
      + zip(values, content.values).map { "  \($0.bit) \($0.name): \(self.words($1.label))" }
    let comments = words.map(SQLLines.comment)
    guard columns.contains(item) else { return comments + ["\(all) AS \(names.mask(item))"] }
    let column = names.column(item)
    func sum(_ number: ((bit: Int, name: String)) -> Int) -> [String] {
      values.enumerated().map { place, value in
        (place == 0 ? "  " : "+ ")
          + "CASE WHEN '|' || \(column) || '|' LIKE '%|\(value.name)|%' THEN \(number(value)) "
          + "ELSE 0 END"
      }
    }
    var lines = comments
    lines += ["CASE", "  WHEN \(column) IS NULL OR \(column) = '' THEN \(all)"]
    lines += values.map { "  WHEN \(column) = '\($0.name)' THEN \($0.bit)" }
    lines.append("  WHEN LENGTH(\(column)) + 1 =")
    lines += SQLLines.indented(sum { $0.name.utf8.count + 1 }, by: 2)
    lines.append("  THEN")
    lines += SQLLines.indented(sum { $0.bit }, by: 2)
    lines += ["  ELSE 0", "END AS \(names.mask(item))"]
    return lines
  }
}
