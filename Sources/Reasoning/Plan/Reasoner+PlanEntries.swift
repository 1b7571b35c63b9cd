import GuidelineModel

extension Reasoner {
  /// The lines of the plan of a case, where only what is known of events differs from another case.
  ///
  /// Trees do not depend on events, so one traversal serves all courses of a patient.
  ///
  /// - Parameters:
  ///   - traversal: The other case, followed through the trees without a contradiction; none of its
  ///     answers is a measurement.
  ///   - patient: The case.
  /// - Returns: The lines, in the order of the plan.
  package func planEntries(along traversal: Traversal, for patient: PatientCase) -> [PlanEntry] {
    let traversal = Traversal(
      patient: patient, state: traversal.state, pathway: traversal.pathway, contradiction: nil)
    let facts = CaseFacts(of: traversal, CaseEvents(of: patient, in: guideline), in: self)
    var draft = PlanDraft(facts, needs: [])
    return draft.ordered().map { draft.lines[$0].told }
  }
}
