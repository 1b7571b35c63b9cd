import GuidelineModel

extension Cursor {
  /// One member of `items.yaml`.
  func item() -> Item? {
    guard
      let mapping = mapping(
        required: ["item", "label", "help", "values"],
        optional: ["cites", "remark", "measured"]),
      let id = mapping.needed("item")?.name(of: Item.self),
      let values = mapping.needed("values")?.list().compactMap({ $0.value() })
    else { return nil }
    return Item(
      id: id, label: mapping["label"]?.text() ?? Text(nl: "", en: ""),
      help: mapping["help"]?.text() ?? Text(nl: "", en: ""),
      citations: mapping["cites"]?.names() ?? [], remark: mapping["remark"]?.text(),
      values: values, measurement: mapping["measured"]?.measurement())
  }

  private func value() -> Item.Value? {
    guard let mapping = mapping(required: ["value", "label"]),
      let id = mapping.needed("value")?.name(of: Item.Value.self)
    else { return nil }
    return Item.Value(id: id, label: mapping["label"]?.text() ?? Text(nl: "", en: ""))
  }

  private func measurement() -> Measurement? {
    guard let mapping = mapping(required: ["as", "bands"], optional: ["until"]),
      let kind = mapping.needed("as")?.choice(["onset", "months"], as: "measurement")
    else { return nil }
    if kind == "months", let until = mapping["until"] {
      until.report("unknown-key", "\"until\" belongs to an onset, not to months")
    }
    let isOnset = kind == "onset"
    return Measurement(
      quantity: isOnset ? .onset(until: mapping["until"]?.name()) : .months,
      bands: mapping["bands"]?.list().compactMap { $0.band(ofOnset: isOnset) } ?? [])
  }

  private func band(ofOnset isOnset: Bool) -> Measurement.Band? {
    guard let mapping = mapping(required: ["value"], optional: ["below", "up-to"]),
      let value = mapping.needed("value")?.name(of: Item.Value.self)
    else { return nil }
    let bounds = ["below", "up-to"].compactMap { key in mapping[key].map { (key, $0) } }
    if bounds.count > 1 {
      report(
        "boundary-on-both-sides", "a boundary is either \"below\" or \"up-to\", not both")
    }
    return Measurement.Band(
      value: value,
      bound: bounds.first.flatMap { key, cursor in
        let thousandths =
          isOnset
          ? cursor.duration().map { $0.seconds * 1000 }
          : cursor.quantity().map { Int64($0.highest) }
        return thousandths.map {
          Measurement.Bound(thousandths: $0, isInclusive: key == "up-to")
        }
      })
  }
}
