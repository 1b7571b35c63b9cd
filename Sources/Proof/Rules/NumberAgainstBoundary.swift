import GuidelineModel

extension Rule {
  static let numberAgainstBoundary = Rule(
    id: "number-against-boundary",
    title: Text(
      nl: "Opschrift dat de grens van een meting tegenspreekt",
      en: "Label that contradicts the boundary of a measurement"),
    promise: Text(
      nl: "Waar het opschrift van een waarde of een tak een lengte noemt (\"<7 dagen\", \"3-6 "
        + "mnd\"), is dat de grens van de meting, aan die kant; anders betekent hetzelfde antwoord "
        + "iets anders naar gelang het gekozen of gemeten is.",
      en: "Where the label of a value or a branch names a length (\"< 7 days\", \"3–6 months\"), "
        + "that is the boundary of the measurement, on that side; otherwise the same answer means "
        + "something else when it is chosen than when it is measured."),
    weight: .blocks,
    broken: Example(
      "items.yaml",
      "{ value: short, label: { nl: Kort, en: Short } }",
      "{ value: short, label: { nl: <3 dagen, en: < 3 days } }"),
    kept: Example(
      "items.yaml",
      "{ value: short, label: { nl: Kort, en: Short } }",
      "{ value: short, label: { nl: <48 uur, en: 2 days or less } }"),
    judgement: .proof { evidence throws(LimitExceeded) in
      let guideline = evidence.guideline
      let values = guideline.items.enumerated().flatMap { place, item in
        item.values.enumerated().flatMap { number, value in
          item.findings(
            PlacedText(
              part: .item(Index(place)), detail: DraftPath("values").index(number).key("label"),
              text: value.label), for: PossibleValues(only: number))
        }
      }
      let trees = guideline.trees.indices.flatMap { guideline.decisions(of: Index<Tree>($0)) }
      let readings = guideline.readings.indices.flatMap {
        guideline.decisions(of: Index<Reading>($0))
      }
      return values
        + (trees + readings).flatMap { guideline.findings(of: $0.decision, in: $0.part) }
    })
}

extension Guideline {
  fileprivate func findings(of decision: Decision, in part: GuidelinePart) -> [Finding] {
    decision.branches.enumerated().flatMap { place, branch in
      self[decision.item].findings(
        PlacedText(
          part: part, detail: DraftPath("branches").index(place).key("label"), text: branch.label),
        for: branch.values)
    }
  }
}

extension Item {
  /// The findings about a label for some values.
  fileprivate func findings(_ label: PlacedText, for values: PossibleValues) -> [Finding] {
    guard let measurement,
      let interval = measurement.interval(of: values.map { self.values[$0].id })
    else { return [] }
    let names = values.map { self.values[$0].id.text }.joined(separator: ", ")
    return Language.allCases.filter { language in
      let bounds = LabelBounds(TextTokens(label.text[language], language))
      return bounds.isAlternative && interval.isClosed
        || bounds.ends.contains { !interval.has($0.bound, at: $0.amount, $0.dimension) }
    }.map { language in
      Finding(
        label, in: language,
        Text(
          nl: "\"\(label.text[language])\" staat voor \"\(names)\" van gegeven \"\(id)\", dat "
            + "\(interval.words.nl)",
          en: "\"\(label.text[language])\" stands for \"\(names)\" of item \"\(id)\", which "
            + "\(interval.words.en)"))
    }
  }
}

/// The interval of measurements that count as some values.
private struct MeasuredInterval {
  let lower: Measurement.Bound?
  let upper: Measurement.Bound?
  let scale: Scale

  /// Whether a label may name this bound of the interval.
  func has(
    _ bound: NumberBound?, at amount: Double, _ dimension: MeasureUnit.Dimension?
  ) -> Bool {
    switch bound {
    case .lower: lower.map { isClose($0, to: amount, dimension) } ?? (amount == 0)
    // A measurement at an inclusive bound counts as the values below it.
    case .from:
      lower.map { isClose($0, to: amount, dimension) && !$0.isInclusive } ?? (amount == 0)
    case .upper, .within: upper.map { isClose($0, to: amount, dimension) } ?? false
    case .upTo: upper.map { isClose($0, to: amount, dimension) && $0.isInclusive } ?? false
    case nil:
      [lower, upper].contains { $0.map { isClose($0, to: amount, dimension) } ?? false }
    }
  }

  var isClosed: Bool { lower != nil && upper != nil }

  /// A month has 28 to 31 days.
  private func isClose(
    _ bound: Measurement.Bound, to amount: Double, _ dimension: MeasureUnit.Dimension?
  ) -> Bool {
    let own = Double(bound.thousandths) / 1000
    let month = 28.0 * 86_400...31.0 * 86_400
    switch (scale, dimension) {
    case (.months, .time?): return (month * own).contains(amount)
    case (.onset, .months?): return (month * amount).contains(own)
    case (.onset, nil): return [3600.0, 86_400].contains { own.isClose(to: amount * $0) }
    default: return own.isClose(to: amount)
    }
  }

  var words: Text {
    let ends = [lower.map { "> \(written($0))" }, upper.map { "< \(written($0))" }]
      .compactMap(\.self).joined(separator: ", ")
    return Text(nl: "\(ends) meet", en: "measures \(ends)")
  }

  private func written(_ bound: Measurement.Bound) -> String {
    switch scale.input {
    case .number: bound.amount.text
    case .moment: "PT\(bound.thousandths / 3_600_000)H"
    }
  }
}

extension Measurement {
  /// The interval of some values; nil if it has gaps.
  fileprivate func interval(of values: [Name<Item.Value>]) -> MeasuredInterval? {
    let places = bands.indices.filter { values.contains(bands[$0].value) }
    guard let first = places.first, let last = places.last, last - first + 1 == places.count else {
      return nil
    }
    return MeasuredInterval(
      lower: first == 0 ? nil : bands[first - 1].bound, upper: bands[last].bound,
      scale: scale)
  }
}
