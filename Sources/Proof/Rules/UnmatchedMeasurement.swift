import GuidelineModel

extension Rule {
  static let unmatchedMeasurement = Rule(
    id: "unmatched-measurement",
    title: Text(
      nl: "Waarde of meting die niet te bereiken is",
      en: "Value or measurement out of reach"),
    promise: Text(
      nl: "Elke meting geeft een waarde, en elke waarde van een gegeven dat gemeten mag worden is "
        + "met een meting te bereiken.",
      en: "Every measurement gives a value, and every value of an item that may be measured is "
        + "reached by some measurement."),
    weight: .blocks,
    broken: Example("items.yaml", "{ value: long }", "{ value: long, up-to: P9D }"),
    kept: Example(
      "items.yaml", "{ value: short, up-to: P2D }", "{ value: short, up-to: P3D }"),
    judgement: .reader(codes: [.bandOrder, .bandWithBound]))
}
