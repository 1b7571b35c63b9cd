extension Resolution {
  mutating func checkItems() {
    reportDuplicates(of: draft.items.map(\.id.text), kind: "item") {
      DraftPath("items").index($0).key("item")
    }
    for (place, item) in draft.items.enumerated() {
      let path = DraftPath("items").index(place)
      checkValues(of: item, at: path.key("values"))
      if let measurement = item.measurement {
        checkMeasurement(measurement, of: item, at: path.key("measured"))
      }
      if let gravity = item.gravity { checkGravity(gravity, at: path.key("graver")) }
      for (citation, source) in item.citations.enumerated() {
        _ = self.place(
          of: source.text, in: draft.header.sources.map(\.id.text), kind: "source",
          at: path.key("cites").index(citation))
      }
    }
  }

  private mutating func checkValues(of item: Item, at path: DraftPath) {
    reportDuplicates(of: item.values.map(\.id.text), kind: "value") {
      path.index($0).key("value")
    }
    if item.values.count > 16 {
      report(
        "too-many-values", at: path,
        "item \"\(item.id)\" has \(item.values.count) values; at most 16 can be told apart")
    }
    if item.values.count < 2 {
      report(
        "too-few-values", at: path,
        "item \"\(item.id)\" needs at least 2 values; with fewer there is nothing to ask")
    }
  }

  private mutating func checkGravity(_ gravity: Gravity, at path: DraftPath) {
    for (place, exemption) in gravity.exemptions.enumerated() {
      let exempt = path.key("exempt").index(place)
      guard treeIndex(exemption.tree, at: exempt.key("tree")) != nil,
        let tree = draft.trees.first(where: { $0.id == exemption.tree })
      else { continue }
      _ = self.place(
        of: exemption.outcome.text, in: tree.outcomes.map(\.id.text), kind: "outcome",
        at: exempt.key("outcome"))
    }
  }

  private mutating func checkMeasurement(
    _ measurement: Measurement, of item: Item, at path: DraftPath
  ) {
    if case .onset(let event?) = measurement.quantity {
      _ = eventIndex(event, at: path.key("until"))
    }
    let allowed = item.values.map(\.id.text)
    let bands = path.key("bands")
    var covered: Set<String> = []
    var last: Int64?
    for (place, band) in measurement.bands.enumerated() {
      let bandPath = bands.index(place)
      let isLast = place == measurement.bands.count - 1
      if let value = value(band.value, of: item, at: bandPath.key("value")),
        !covered.insert(allowed[value]).inserted
      {
        report(
          "value-covered-twice", at: bandPath.key("value"),
          "value \"\(band.value)\" of item \"\(item.id)\" has two bands")
      }
      guard let bound = band.bound?.thousandths else {
        if !isLast {
          report(
            "band-without-bound", at: bandPath,
            "band \"\(band.value)\" has no bound, so no later band can be reached",
            allowed: ["below", "up-to"])
        }
        continue
      }
      if isLast {
        report(
          "band-with-bound", at: bandPath,
          "the last band has a bound, so larger measurements have no value")
      }
      if let last, bound <= last {
        report(
          "band-order", at: bandPath,
          "the bound of band \"\(band.value)\" is not above that of the band before it")
      }
      last = bound
    }
    for value in allowed where !covered.contains(value) {
      report(
        "value-not-covered", at: bands,
        "value \"\(value)\" of item \"\(item.id)\" has no band")
    }
  }
}
