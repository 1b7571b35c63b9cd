package import Exchange
package import GuidelineFormat
package import GuidelineModel
package import Proof
package import Reasoning

/// A folder of cases held against a guideline.
///
/// A case is a folder with `case.json` and, where the advice expected is known, `expected.json`; or
/// a file of any other name that holds a case alone.
package struct CaseSuite: Sendable {
  /// What became of one case.
  package struct Verdict: Sendable {
    package let name: String
    /// Why it did not give what was expected; empty where it did.
    package let failures: [CaseFailure]
    /// Whether there was an expectation to hold it against.
    package let isExpected: Bool
    /// What follows from it; nil where that cannot be said.
    package let evaluation: Evaluation?
    /// What would be expected if it were right as it is; nil where it cannot be taken for right.
    package let acceptable: AcceptableExpectation?

    package var isPassed: Bool { failures.isEmpty }
  }

  /// An expectation to write in place of one that was not met.
  package struct AcceptableExpectation: Sendable {
    /// The path of the file, in the folder of the suite.
    package let file: String
    package let json: [UInt8]
  }

  package let loaded: LoadedGuideline
  package let results: [Verdict]
  /// Folders that hold no case, and so are not checked.
  package let withoutCase: [String]
  /// What the cases come past, unless that would take more than allowed; their verdicts never do.
  package let coverage: Result<Coverage, LimitExceeded>

  /// Whether every case gave what was expected.
  package var isPassed: Bool { results.allSatisfy(\.isPassed) }

  /// Runs every case of a folder, in the order of their names.
  ///
  /// - Parameters:
  ///   - folder: The path of the folder, or of a single case.
  ///   - loaded: The guideline.
  ///   - now: The moment to take where a case names none.
  ///   - limits: How much weighing the coverage may take.
  /// - Throws: ``FileFault`` where the folder cannot be read.
  package init(
    folder: String, loaded: LoadedGuideline, now: Timestamp, limits: ProofLimits = ProofLimits()
  ) throws {
    let files = CaseFiles(try DiskFolder(path: folder), name: folder)
    let run = CaseRun(loaded, now: now, limit: SearchLimit(nodes: limits.nodes))
    var results: [Verdict] = []
    var withoutCase: [String] = []
    for place in try files.places() {
      guard let json = files.content(of: place) else {
        withoutCase.append(place.name)
        continue
      }
      results.append(
        run.verdict(on: place, json: json, expected: files.expectation(of: place)))
    }
    self.loaded = loaded
    self.results = results
    self.withoutCase = withoutCase
    do throws(LimitExceeded) {
      var coverage = try Coverage(loaded.guideline, limits: limits)
      for evaluation in results.compactMap(\.evaluation) { coverage.record(evaluation.advice) }
      self.coverage = .success(coverage)
    } catch {
      coverage = .failure(error)
    }
  }
}

/// Why a case did not give what was expected.
package enum CaseFailure: Sendable {
  /// A file of it cannot be read.
  case unread(FileFault)
  /// Its expectation is none.
  case noExpectation(file: String, Text)
  /// It gave an error where an advice, or nothing in particular, was expected.
  case refused(CaseProblem)
  /// It gave an advice where an error was expected.
  case notRefused
  case differs(Mismatch)
}
