import GuidelineModel
import Hummingbird

extension ReadPages {
  /// Everything that can be known about a patient.
  var items: Response {
    let items = guideline.items.indices.map { place in
      let item = guideline.items[place]
      return link(toItem: Index(place)).merging([
        "values": item.values.map { $0.label[language] }.joined(separator: " · ")
      ]) { $1 }
    }
    return site.page("items", frame(words["items"], "/items"), ["items": items])
  }

  /// One item: its values, how it is determined, and what it decides.
  func item(_ index: Index<Item>) -> Response {
    let item = guideline[index]
    let sources = guideline.sources.filter { item.citations.contains($0.id) }
    let trees = guideline.trees.indices.map { Index<Tree>($0) }.filter { tree in
      guideline[tree].decisions.contains { $0.item == index }
    }
    let settling = guideline.trees.indices.flatMap { tree in
      guideline.trees[tree].outcomes.indices.filter { outcome in
        guideline.trees[tree].outcomes[outcome].fixes.contains { $0.item == index }
      }.map { link(toOutcome: Index($0), of: Index(tree)) }
    }
    let warnings = guideline.warnings.filter { $0.conditions.contains { $0.item == index } }
    return site.page(
      "item", frame(item.label[language], "/items/\(item.id)"),
      [
        "title": item.label[language], "name": item.id.text, "help": item.help[language],
        "remark": item.remark?[language] ?? false,
        "values": item.values.map { ["label": $0.label[language], "name": $0.id.text] },
        "measurement": measurement(of: item) ?? false,
        "trees": trees.map(link(toTree:)), "hasTrees": !trees.isEmpty,
        "settling": settling, "hasSettling": !settling.isEmpty,
        "warnings": warnings.map { $0.message[language] }, "hasWarnings": !warnings.isEmpty,
        "sources": RationaleContext.list(of: sources), "hasSources": !sources.isEmpty,
      ])
  }

  /// How a measured answer becomes a value; nil where none is taken.
  private func measurement(of item: Item) -> [String: Any]? {
    guard let measurement = item.measurement else { return nil }
    let what: String
    let unit: Int64
    switch measurement.scale.input {
    case .number:
      what = words["measuredMonths"]
      unit = 1000
    case .moment:
      let until = measurement.until.flatMap { guideline.event(named: $0.text) }
        .map { guideline[$0].label[language] }
      what = words["measuredOnset"] + (until.map { ": \($0)" } ?? "")
      unit = 3_600_000
    }
    let name = words[unit == 1000 ? "unitMonths" : "unitHours"]
    func range(_ side: String, _ bound: Measurement.Bound) -> String {
      "\(words[side]) \(bound.thousandths / unit) \(name)"
    }
    let lowerBounds = [nil] + measurement.bands.map(\.bound)
    let bands = zip(measurement.bands, lowerBounds).map { band, lower in
      [
        "value": item.values.first { $0.id == band.value }?.label[language] ?? "",
        "range": [
          lower.map { range($0.isInclusive ? "rangeOver" : "rangeFrom", $0) },
          band.bound.map { range($0.isInclusive ? "rangeThrough" : "rangeBelow", $0) },
        ].compactMap(\.self).joined(separator: ", "),
      ]
    }
    return ["what": what, "bands": bands]
  }

  /// What this is, for whom, made from what, and by whom it may be used.
  var about: Response {
    site.page(
      "about", frame(words["about"], "/about"),
      [
        "guideline": guideline.title[language], "version": guideline.version,
        "digest": site.digest,
        "document":
          "\(guideline.document.title), \(guideline.document.pageCount) \(words["pages"])",
        "scopeFor": guideline.scope.includes[language],
        "scopeNotFor": guideline.scope.excludes.map { $0[language] },
        "readings": guideline.readings.map { reading in
          link(toTree: reading.tree).merging([
            "change": reading.change[language], "reason": reading.reason[language],
          ]) { $1 }
        },
        "hasReadings": !guideline.readings.isEmpty,
        "sources": RationaleContext.list(of: guideline.sources),
      ])
  }
}
