public import GuidelineModel
import JSON
public import Reasoning

/// Reads a patient's case from JSON.
///
/// ```swift
/// let patient = try CaseReader(guideline).patient(from: json, now: now)
/// switch try reasoner.conclusion(for: patient) {
/// case .evaluation(let evaluation): use(evaluation.advice)
/// case .contradiction(let contradiction): throw CaseProblem(contradiction, in: guideline)
/// }
/// ```
///
/// `Reasoner.evaluation(ofCase:now:order:)` does all of this in one step.
public struct CaseReader: Sendable {
  private let guideline: Guideline

  /// The most a case may hold, in bytes: 1 MiB.
  package static let largestCase = 1 << 20

  /// Creates a reader; worth keeping for many cases.
  ///
  /// - Parameter guideline: The guideline whose names the cases use.
  public init(_ guideline: Guideline) {
    self.guideline = guideline
  }

  /// Reads one case.
  ///
  /// - Parameters:
  ///   - json: The case as `docs/interface.md` describes it; UTF-8, at most 1 MiB.
  ///   - now: The moment of evaluation, used only if the case has no `now` of its own.
  /// - Returns: The case, with every name resolved; whether its times and measurements agree with one
  ///   another is not checked yet.
  /// - Throws: ``CaseProblem`` of the kind ``CaseProblem/Kind/malformed``: the first one found.
  public func patient(from json: [UInt8], now: Timestamp) throws(CaseProblem) -> PatientCase {
    try CaseDocument(guideline).patient(in: document(json).root, now: now)
  }

  /// Reads a case in order to continue it in an interview.
  ///
  /// Cases without a `format` do not distinguish assumed times from confirmed ones. The time of an
  /// event that defaults to now is then treated as unconfirmed; limits count from it as before.
  ///
  /// - Parameters:
  ///   - json: The case; UTF-8, at most 1 MiB.
  ///   - now: The moment of evaluation, used only if the case has no `now` of its own.
  /// - Returns: The case.
  /// - Throws: ``CaseProblem``: the first one found.
  package func patientToContinue(
    from json: [UInt8], now: Timestamp
  ) throws(CaseProblem) -> PatientCase {
    let root = try document(json).root
    var patient = try CaseDocument(guideline).patient(in: root, now: now)
    guard root.members?["format"] == nil else { return patient }
    for event in patient.events.keys where guideline[event].defaultsToNow {
      patient.assumedEvents.insert(event)
    }
    return patient
  }

  private func document(_ json: [UInt8]) throws(CaseProblem) -> JSONDocument {
    guard json.count <= Self.largestCase else {
      throw CaseProblem(
        path: "$",
        message: Text(nl: "een casus is ten hoogste 1 MiB", en: "a case is at most 1 MiB"))
    }
    return try JSONDocument(readingFile: json)
  }
}

extension Reasoner {
  /// What follows from a case given as JSON.
  ///
  /// - Parameters:
  ///   - json: The case as `docs/interface.md` describes it.
  ///   - now: The moment of evaluation, used only if the case has no `now` of its own.
  ///   - order: The order of the questions.
  /// - Returns: The evaluation of the case, with its advice.
  /// - Throws: ``CaseProblem``: the first mistake in the case; of the kind
  ///   ``CaseProblem/Kind/impossible`` if its content is impossible or contradicts itself.
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
