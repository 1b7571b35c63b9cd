import GuidelineModel

extension Reasoner {
  /// The plan of a case that differs from an already evaluated one in its events only.
  ///
  /// Trees do not depend on events, so one traversal serves every course of events.
  ///
  /// - Parameters:
  ///   - traversal: The evaluated case, without a contradiction and without measurements.
  ///   - patient: The case with other events.
  /// - Returns: The lines, in plan order.
  package func planEntries(along traversal: Traversal, for patient: PatientCase) -> [PlanEntry] {
    let traversal = Traversal(
      patient: patient, state: traversal.state, pathway: traversal.pathway, contradiction: nil)
    let facts = CaseFacts(of: traversal, CaseEvents(of: patient, in: guideline), in: self)
    var draft = PlanDraft(facts, needs: [])
    return draft.ordered().map { draft.lines[$0].finalEntry }
  }
}
