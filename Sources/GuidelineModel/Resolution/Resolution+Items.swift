extension Resolution {
  mutating func checkItems() {
    reportDuplicates(of: draft.items.map(\.id.text), kind: .item) {
      DraftPath("items").index($0).key("item")
    }
    for (index, item) in draft.items.enumerated() {
      let path = DraftPath("items").index(index)
      checkValues(of: item, at: path.key("values"))
      if let measurement = item.measurement {
        checkMeasurement(measurement, of: item, at: path.key("measured"))
      }
      if let severityOrder = item.severityOrder {
        checkSeverityOrder(severityOrder, at: path.key("graver"))
      }
      reportNamedTwice(item.citations.map(\.text), kind: .source, at: path.key("cites"))
      for (citation, source) in item.citations.enumerated() {
        _ = self.index(
          of: source.text, in: sources, kind: .source, unknown: .unknownSource,
          at: path.key("cites").index(citation))
      }
    }
  }

  private mutating func checkValues(of item: Item, at path: DraftPath) {
    reportDuplicates(of: item.values.map(\.id.text), kind: .value) {
      path.index($0).key("value")
    }
    if item.values.count > 16 {
      report(
        .tooManyValues, at: path,
        Text(
          nl: "gegeven \"\(item.id)\" heeft \(item.values.count) waarden; ten hoogste 16 zijn "
            + "toegestaan",
          en: "item \"\(item.id)\" has \(item.values.count) values; the maximum is 16"))
    }
    if item.values.count < 2 {
      report(
        .tooFewValues, at: path,
        Text(
          nl: "gegeven \"\(item.id)\" heeft minstens 2 waarden nodig; met minder valt er niets te "
            + "vragen",
          en: "item \"\(item.id)\" needs at least 2 values; with fewer there is nothing to ask"))
    }
  }

  private mutating func checkSeverityOrder(_ severityOrder: SeverityOrder, at path: DraftPath) {
    var exempted: [Name<Tree>: Set<Name<Outcome>>] = [:]
    for (index, exemption) in severityOrder.exemptions.enumerated() {
      let exempt = path.key("exempt").index(index)
      if !exempted[exemption.tree, default: []].insert(exemption.outcome).inserted {
        report(
          .duplicateName, at: exempt.key("outcome"),
          NamedPart.outcome.namedTwice(exemption.outcome.text))
      }
      guard treeIndex(exemption.tree, at: exempt.key("tree")) != nil,
        let tree = draft.trees.first(where: { $0.id == exemption.tree })
      else { continue }
      _ = self.index(
        of: exemption.outcome.text, in: NameList(tree.outcomes.map(\.id.text)), kind: .outcome,
        unknown: .unknownOutcome,
        at: exempt.key("outcome"))
    }
  }

  private mutating func checkMeasurement(
    _ measurement: Measurement, of item: Item, at path: DraftPath
  ) {
    if let event = measurement.until { _ = eventIndex(event, at: path.key("until")) }
    let allowed = item.values.map(\.id.text)
    let bands = path.key("bands")
    var covered: Set<String> = []
    var last: Int64?
    for (index, band) in measurement.bands.enumerated() {
      let bandPath = bands.index(index)
      let isLast = index == measurement.bands.count - 1
      if let value = value(band.value, of: item, at: bandPath.key("value")),
        !covered.insert(allowed[value]).inserted
      {
        report(
          .valueCoveredTwice, at: bandPath.key("value"),
          Text(
            nl: "waarde \"\(band.value)\" van gegeven \"\(item.id)\" heeft twee klassen",
            en: "value \"\(band.value)\" of item \"\(item.id)\" has two bands"))
      }
      guard let bound = band.bound?.thousandths else {
        if !isLast {
          report(
            .bandWithoutBound, at: bandPath,
            Text(
              nl: "klasse \"\(band.value)\" heeft geen grens, dus geen latere klasse is te "
                + "bereiken",
              en: "band \"\(band.value)\" has no bound, so no later band can be reached"),
            allowed: ["below", "up-to"])
        }
        continue
      }
      if isLast {
        report(
          .bandWithBound, at: bandPath,
          Text(
            nl: "de laatste klasse heeft een grens, dus grotere metingen hebben geen waarde",
            en: "the last band has a bound, so larger measurements have no value"))
      }
      if let last, bound <= last {
        report(
          .bandOrder, at: bandPath,
          Text(
            nl: "de grens van klasse \"\(band.value)\" ligt niet boven die van de klasse ervoor",
            en: "the bound of band \"\(band.value)\" is not above that of the band before it"))
      }
      last = bound
    }
    for value in allowed where !covered.contains(value) {
      report(
        .valueNotCovered, at: bands,
        Text(
          nl: "waarde \"\(value)\" van gegeven \"\(item.id)\" heeft geen klasse",
          en: "value \"\(value)\" of item \"\(item.id)\" has no band"))
    }
  }
}
