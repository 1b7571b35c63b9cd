extension Reasoner {
  /// What is to be done for a patient.
  ///
  /// - Parameters:
  ///   - traversal: The case followed through the trees, without a contradiction.
  ///   - advice: What follows from it.
  /// - Returns: The plan.
  func plan(for traversal: Traversal, _ advice: Advice) -> Plan {
    Plan(
      entries: [], isSettled: false, cautions: [], later: [], unused: [], unusedTicks: [],
      disorders: [])
  }
}
