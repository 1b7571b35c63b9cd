import GuidelineModel

extension FolderReader {
  /// The rules in `plan.yaml` and `cautions.yaml`, which are optional.
  func plan() -> PlanContent {
    let names = context.entriesIfReadable(in: "").map(\.name)
    let cautions =
      names.contains("cautions.yaml")
      ? top("cautions.yaml", list: "cautions").compactMap { $0.caution() } : []
    let plan =
      names.contains("plan.yaml")
      ? context.root(of: "plan.yaml", at: DraftPath("plan"))?.plan(cautions: cautions)
      : PlanContent.of(cautions)
    return plan ?? .none
  }

  /// The letters in `letters.yaml`, which is optional.
  func letters() -> [Letter] {
    context.entriesIfReadable(in: "").contains { $0.name == "letters.yaml" }
      ? top("letters.yaml", list: "letters").compactMap { $0.letter() } : []
  }
}

extension PlanContent {
  /// Cautions and nothing else.
  fileprivate static func of(_ cautions: [Caution]) -> PlanContent {
    PlanContent(
      steps: [], bounds: [], supersessions: [], closings: [], differences: [], waits: [],
      cautionWaits: [], placements: [], cautions: cautions, newEpisode: nil, reasons: [])
  }
}
