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
  /// - Returns: The case, with all names resolved. Whether its times and measurements are possible is
  ///   checked by the reasoner.
  /// - Throws: ``CaseProblem`` of the kind ``CaseProblem/Kind/malformed``: the first one found.
  public func patient(from json: [UInt8], now: Timestamp) throws(CaseProblem) -> PatientCase {
    try CaseDocument(guideline).patient(in: document(json).root, now: now)
  }

  /// Reads a case in order to continue it in an interview.
  ///
  /// A case without `format` is from a version that did not distinguish assumed times. In such a case
  /// the time of an event that defaults to now is treated as assumed; limits count from it as before.
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
