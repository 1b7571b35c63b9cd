import GuidelineModel

extension Rule {
  static let undeclaredBoundary = Rule(
    id: "undeclared-boundary",
    title: Text(
      nl: "Grens zonder kant",
      en: "Boundary without a side"),
    promise: Text(
      nl: "Elke grens van een meting zegt aan welke kant precies de grens zelf valt: "
        + "`below` of `up-to`.",
      en: "Every boundary of a measurement says on which side exactly the boundary itself "
        + "falls: `below` or `up-to`."),
    weight: .blocks,
    broken: Example(
      "items.yaml",
      "- { value: short, up-to: P2D }",
      "- { value: short }"),
    kept: Example(
      "items.yaml",
      "- { value: short, up-to: P2D }",
      "- { value: short, below: P2D }"),
    judgement: .reader(codes: [.bandWithoutBound, .boundaryOnBothSides]))
}
