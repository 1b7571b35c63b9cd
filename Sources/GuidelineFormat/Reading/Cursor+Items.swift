import GuidelineModel

extension Cursor {
  /// One member of `items.yaml`.
  func item() -> Item? {
    guard
      let mapping = mapping(
        required: ["item", "label", "help", "values"],
        optional: [
          "question", "cites", "remark", "measured", "graver", "can-be-influenced", "known-from",
          "proves", "was",
        ])
    else { return nil }
    let id = mapping.needed("item")?.name(of: Item.self)
    let label = mapping["label"]?.text() ?? Text(nl: "", en: "")
    let question = mapping["question"]?.text()
    let help = mapping["help"]?.text() ?? Text(nl: "", en: "")
    let citations = mapping["cites"]?.reportingIfEmpty().names(of: Source.self) ?? []
    let remark = mapping["remark"]?.text()
    let values = mapping.needed("values")?.list().compactMap { $0.value() }
    let measurement = mapping["measured"]?.measurement()
    guard let id, let values else { return nil }
    return Item(
      id: id, label: label, question: question, help: help, citations: citations, remark: remark,
      values: values, measurement: measurement, severityOrder: mapping["graver"]?.severityOrder(),
      canBeInfluenced: mapping["can-be-influenced"]?.flag() ?? false,
      knownFrom: mapping["known-from"]?.name(), proves: mapping["proves"]?.name(),
      formerNames: mapping["was"]?.reportingIfEmpty().names() ?? [])
  }

  private func severityOrder() -> SeverityOrder? {
    guard let mapping = mapping(required: ["end"], optional: ["exempt"]),
      let end = mapping.needed("end")?.choice(of: SeverityOrder.End.self, as: .end)
    else { return nil }
    return SeverityOrder(
      mostSevere: end,
      exemptions: mapping["exempt"]?.reportingIfEmpty().list().compactMap { $0.exemption() } ?? [])
  }

  private func exemption() -> SeverityOrder.Exemption? {
    guard let mapping = mapping(required: ["tree", "outcome", "reason"]),
      let tree = mapping.needed("tree")?.name(of: Tree.self),
      let outcome = mapping.needed("outcome")?.name(of: Outcome.self)
    else { return nil }
    return SeverityOrder.Exemption(
      tree: tree, outcome: outcome, reason: mapping["reason"]?.text() ?? Text(nl: "", en: ""))
  }

  private func value() -> Item.Value? {
    guard let mapping = mapping(required: ["value", "label"], optional: ["was"]) else {
      return nil
    }
    let label = mapping["label"]?.text() ?? Text(nl: "", en: "")
    let formerNames = mapping["was"]?.reportingIfEmpty().names(of: Item.Value.self) ?? []
    return mapping.needed("value")?.name().map {
      Item.Value(id: $0, label: label, formerNames: formerNames)
    }
  }

  private func measurement() -> Measurement? {
    guard let mapping = mapping(required: ["as", "bands"], optional: ["until"]),
      let scale = mapping.needed("as")?.choice(Scale.all.map(\.name), as: .measurement)
        .flatMap(Scale.named)
    else { return nil }
    let isOnset = scale.input == .moment
    if !isOnset, let until = mapping["until"] {
      until.report(
        .unknownKey,
        Text(
          nl: "\"until\" hoort bij een begin, niet bij \(scale.words.units.nl)",
          en: "\"until\" belongs to an onset, not to \(scale.words.units.en)"))
    }
    return Measurement(
      scale: scale, until: isOnset ? mapping["until"]?.name() : nil,
      bands: mapping["bands"]?.list().compactMap { $0.band(ofOnset: isOnset) } ?? [])
  }

  private func band(ofOnset isOnset: Bool) -> Measurement.Band? {
    guard let mapping = mapping(required: ["value"], optional: ["below", "up-to"]),
      let value = mapping.needed("value")?.name(of: Item.Value.self)
    else { return nil }
    let bounds = ["below", "up-to"].compactMap { key in mapping[key].map { (key, $0) } }
    if bounds.count > 1 {
      report(
        .boundaryOnBothSides,
        Text(
          nl: "een grens is \"below\" of \"up-to\", niet allebei",
          en: "a boundary is either \"below\" or \"up-to\", not both"))
    }
    return Measurement.Band(
      value: value,
      bound: bounds.first.flatMap { key, cursor in
        let thousandths =
          isOnset
          ? cursor.duration().map { $0.seconds * 1000 }
          : cursor.amount().map { Int64($0) }
        // The bands cannot be put in order without this bound.
        if thousandths == nil { context.suppressReports(path.parent) }
        return thousandths.map {
          Measurement.Bound(thousandths: $0, isInclusive: key == "up-to")
        }
      })
  }
}
