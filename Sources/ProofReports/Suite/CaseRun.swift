import Exchange
import GuidelineFormat
import GuidelineModel
import JSON
import Reasoning

/// Runs cases and compares the results with their expectations.
struct CaseRun {
  private let reasoner: Reasoner
  private let whole: AdviceWriter
  private let short: AdviceWriter
  private let names: AdviceNames
  private let now: Timestamp

  /// Prepares to run cases.
  ///
  /// - Parameters:
  ///   - loaded: The guideline.
  ///   - now: The moment for cases that name none.
  ///   - limit: How much the searches for one case may use.
  init(_ loaded: LoadedGuideline, now: Timestamp, limit: SearchLimit) {
    reasoner = Reasoner(loaded.guideline, limit: limit)
    whole = AdviceWriter(loaded.guideline, digest: loaded.digest)
    short = AdviceWriter(loaded.guideline, digest: loaded.digest, detail: .withoutActions)
    names = AdviceNames(loaded.guideline)
    self.now = now
  }

  /// The result of running a case.
  fileprivate enum Response {
    case evaluation(Evaluation)
    case problem(CaseProblem)
  }

  /// The verdict on a case.
  ///
  /// - Parameters:
  ///   - entry: The files of the case.
  ///   - json: The case, or why it cannot be read.
  ///   - expected: The expectation, or why it cannot be read; nil if there is none.
  /// - Returns: The verdict, with its failures and the expectation that would be accepted instead.
  func verdict(
    on entry: CaseFiles.Entry, json: Result<[UInt8], FileFault>,
    expected: Result<[UInt8], FileFault>?
  ) -> CaseSuite.Verdict {
    let bytes: [UInt8]
    switch json {
    case .success(let read): bytes = read
    case .failure(let fault):
      return CaseSuite.Verdict(
        name: entry.name, failures: [.unread(fault)], isExpected: expected != nil,
        evaluation: nil, acceptable: nil)
    }
    let response = response(of: bytes, now: now)
    let (failures, acceptable): ([CaseFailure], JSONValue?)
    switch expected {
    case nil: (failures, acceptable) = (unexpected(response), nil)
    case .failure(let fault): (failures, acceptable) = ([.unread(fault)], nil)
    case .success(let expected):
      do {
        let expectation = try Expectation(readingFile: expected)
        failures = self.failures(of: response, against: expectation)
        acceptable = failures.isEmpty ? nil : update(of: expectation, to: response, bytes)
      } catch {
        failures = [.noExpectation(file: entry.expected ?? "", error.message)]
        acceptable = newExpectation(of: response, bytes, isError: error.isError)
      }
    }
    return CaseSuite.Verdict(
      name: entry.name, failures: failures, isExpected: expected != nil,
      evaluation: response.evaluation,
      acceptable: entry.expected.flatMap { file in
        acceptable.map { .init(file: file, json: Array($0.laidOut.utf8)) }
      })
  }

  private func response(of json: [UInt8], now: Timestamp) -> Response {
    do {
      return .evaluation(try reasoner.evaluation(ofCase: json, now: now))
    } catch {
      return .problem(error)
    }
  }

  private func unexpected(_ response: Response) -> [CaseFailure] {
    switch response {
    case .evaluation: []
    case .problem(let problem): [.refused(problem)]
    }
  }

  private func failures(
    of response: Response, against expectation: Expectation
  ) -> [CaseFailure] {
    switch (response, expectation.isError) {
    case (.evaluation(let evaluation), false):
      expectation.mismatches(from: value(of: evaluation, by: whole), names: names)
        .map(CaseFailure.differs)
    case (.problem(let problem), true):
      expectation.mismatches(from: value(of: problem), names: nil).map(CaseFailure.differs)
    case (.problem(let problem), false): [.refused(problem)]
    case (.evaluation, true): [.notRefused]
    }
  }

  private func value(of evaluation: Evaluation, by writer: AdviceWriter) -> JSONValue {
    guard let value = try? JSONValue(readingFile: writer.json(evaluation, in: .dutch)) else {
      preconditionFailure("AdviceWriter writes JSON.")
    }
    return value
  }

  /// An error in the form of an expectation, with its message in Dutch.
  private func value(of problem: CaseProblem) -> JSONValue {
    [
      "error": Self.identity(of: problem).with([
        "message": .string(problem.message.nl), "allowed": .texts(problem.allowed),
      ])
    ]
  }

  /// The members that identify an error.
  private static func identity(of problem: CaseProblem) -> JSONValue {
    ["path": .string(problem.path), "kind": .string(problem.kind.rawValue)]
  }
}

extension CaseRun {
  /// The expectation updated to the present result; nil if that cannot be accepted.
  private func update(
    of expectation: Expectation, to response: Response, _ json: [UInt8]
  ) -> JSONValue? {
    guard case .evaluation(let evaluation) = response, !expectation.isError else {
      return newExpectation(of: response, json, isError: expectation.isError)
    }
    return expectation.updated(
      to: value(of: evaluation, by: whole), short: value(of: evaluation, by: short))
      ?? newExpectation(of: response, json, isError: false)
  }

  /// A new expectation from the present result; nil if that cannot be accepted.
  ///
  /// An error is accepted only if one was expected: a mistake in a case is not a result.
  private func newExpectation(
    of response: Response, _ json: [UInt8], isError: Bool
  ) -> JSONValue? {
    switch response {
    case .problem(let problem):
      guard isError else { return nil }
      return ["error": Self.identity(of: problem)]
    case .evaluation(let evaluation):
      let expected = value(of: evaluation, by: short)
      let later = laterEvaluation(of: json).map { value(of: $0, by: short) }
      let members = (expected.members ?? []).filter { member in
        !Self.volatile.contains(member.key) && later?[member.key] == member.value
      }
      return members.isEmpty ? nil : .object(members)
    }
  }

  /// Members that identify the guideline and the moment, which are not part of the advice.
  private static let volatile = ["guideline", "now"]

  /// The evaluation a year later.
  ///
  /// A member that differs depends on the clock, if the case names no moment.
  private func laterEvaluation(of json: [UInt8]) -> Evaluation? {
    let later = Timestamp(
      now.instant.advanced(bySeconds: 365 * 86_400), offsetSeconds: now.offsetSeconds)
    return response(of: json, now: later).evaluation
  }
}

extension CaseRun.Response {
  fileprivate var evaluation: Evaluation? {
    guard case .evaluation(let evaluation) = self else { return nil }
    return evaluation
  }
}
