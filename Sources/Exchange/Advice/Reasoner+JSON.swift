import GuidelineModel
public import Reasoning

extension Reasoner {
  /// What follows from a case given as JSON.
  ///
  /// - Parameters:
  ///   - json: The case as `docs/interface.md` describes it.
  ///   - now: The moment to take where the case names none.
  ///   - order: The order in which to put questions.
  /// - Returns: The case as it was read, the advice for it, and what that was concluded from.
  /// - Throws: ``CaseProblem``: the first thing wrong with the case, of the kind
  ///   ``CaseProblem/Kind/impossible`` where it has the form of a case and says what cannot be, a
  ///   contradiction included.
  ///
  /// ```swift
  /// let evaluation = try reasoner.evaluation(ofCase: json, now: now)
  /// let bytes = AdviceWriter(guideline, digest: digest).json(evaluation, in: .english)
  /// ```
  public func evaluation(
    ofCase json: [UInt8], now: Timestamp, order: QuestionOrder = .source
  ) throws(CaseProblem) -> Evaluation {
    let patient = try CaseReader(guideline).patient(from: json, now: now)
    let conclusion: Conclusion
    do {
      conclusion = try self.conclusion(for: patient, order: order)
    } catch {
      throw CaseProblem(error, in: guideline)
    }
    switch conclusion {
    case .evaluation(let evaluation): return evaluation
    case .contradiction(let contradiction):
      throw CaseProblem(contradiction, in: guideline)
    }
  }
}
