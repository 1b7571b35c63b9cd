import Drawing
import Exchange
package import Foundation
import GuidelineFormat
package import GuidelineModel
import JSON
import Markup
import Proof
import Reasoning

extension SuiteReport {
  /// The report as JSON; differences are not shortened.
  package var json: Data {
    let guideline = suite.loaded.guideline
    var json = JSONText(indented: true)
    json.object { json in
      json.member("guideline") { $0.version(of: guideline, digest: suite.loaded.digest) }
      json.member("passed", suite.isPassed)
      json.member("cases") { json in
        json.array(suite.results) { json, result in write(result, to: &json) }
      }
      json.member("withoutCase", suite.withoutCase)
      switch covered {
      case .success(let covered): write(covered, to: &json)
      case .failure: json.member("notWorkedOut", ["coverage"])
      }
    }
    return Data(json.bytes) + Data("\n".utf8)
  }

  private func write(_ covered: Covered, to json: inout JSONText) {
    json.member("coverage") { write(covered.coverage, to: &$0) }
    json.member("missing") { json in
      json.array(missingBranches(of: covered.coverage)) { json, branch in
        json.object { json in
          json.member("tree", branch.tree)
          json.member("decision", branch.decision)
          json.member("values", branch.values)
        }
      }
    }
    json.member("missingSteps", plans.missingSteps)
    json.member("missingCautions", plans.missingCautions)
    json.member("proposed") { json in
      json.array(covered.proposal.cases) { json, proposed in write(proposed, to: &json) }
    }
    json.member("fewest", covered.proposal.isFewest)
  }

  private func write(_ result: CaseSuite.Verdict, to json: inout JSONText) {
    json.object { json in
      json.member("case", result.name)
      json.member("passed", result.isPassed)
      json.member("expected", result.isExpected)
      json.member("failures") { json in
        json.array(result.failures) { json, failure in write(failure, to: &json) }
      }
    }
  }

  private func write(_ failure: CaseFailure, to json: inout JSONText) {
    switch failure {
    case .unread(let fault):
      json.object { json in
        json.member("file", fault.diagnostic.file)
        json.member("message", fault.diagnostic.message[language])
      }
    case .noExpectation(let file, let message):
      json.object { json in
        json.member("file", file)
        json.member("message", message[language])
      }
    case .refused(let problem): json.error(problem, in: language)
    case .notRefused: json.object { $0.member("message", phrases.expectedAnError) }
    case .differs(let difference): write(difference, to: &json)
    }
  }

  private func write(_ difference: Mismatch, to json: inout JSONText) {
    json.object { json in
      json.member("path", difference.path)
      if difference.kind != .differs { json.member("kind", difference.kind.rawValue) }
      if let element = difference.element {
        json.member(element.key, element.name)
        json.member("message", phrases.words(difference))
      }
      if let expected = difference.expected {
        json.member("expected") { $0.value(written: Array(expected.onOneLine.utf8)) }
      }
      if let found = difference.found {
        json.member("found") { $0.value(written: Array(found.onOneLine.utf8)) }
      }
      if let unknown = difference.unknown {
        json.member("unknown", unknown.kind.rawValue)
        json.member("suggestion", unknown.nearest)
      }
    }
  }

  private func write(_ coverage: Coverage, to json: inout JSONText) {
    json.object { json in
      for (name, count) in [
        ("endings", coverage.endings()), ("branches", coverage.allBranches()),
        ("values", coverage.allValues()), ("pairs", coverage.allPairs()),
        ("steps", plans.steps), ("cautions", plans.cautions),
      ] {
        json.member(name) { json in
          json.object { json in
            json.member("covered", count.covered)
            json.member("all", count.all)
          }
        }
      }
    }
  }
}

extension SuiteReport {
  /// The report as JUnit XML, for continuous integration.
  package var junit: String {
    let failed = suite.results.count { !$0.isPassed }
    let skipped = suite.results.count { $0.isPassed && !$0.isExpected }
    return Fragment.element(
      "testsuite",
      [
        "name": guideline.id, "tests": "\(suite.results.count)", "failures": "\(failed)",
        "errors": "0", "skipped": "\(skipped)",
      ],
      [.each(suite.results, testCase)]
    ).xml(declaration: true, indentation: 2, escaping: .keepingApostrophes).text
  }

  private func testCase(_ result: CaseSuite.Verdict) -> Fragment {
    let failureLines = failureLines(of: result)
    let verdict: Fragment? =
      if let first = failureLines.first {
        .element("failure", ["message": first], [.text(failureLines.joined(separator: "\n"))])
      } else if result.isExpected {
        nil
      } else {
        .element("skipped", ["message": phrases.nothingExpected])
      }
    return .element("testcase", ["classname": guideline.id, "name": result.name], [verdict])
  }
}

extension SuiteReport {
  /// The flowchart of a tree with the path of a case marked; nil if the case does not reach the
  /// tree.
  ///
  /// - Parameters:
  ///   - tree: The tree.
  ///   - number: The index of the case among the results.
  /// - Returns: SVG.
  package func flowchart(of tree: Index<Tree>, forCase number: Int) -> String? {
    let guideline = suite.loaded.guideline
    guard let visit = suite.results[number].evaluation?.pathway.visit(of: tree) else { return nil }
    return FlowchartDrawing(
      tree: guideline[tree], guideline: guideline, language: language, direction: .leftToRight,
      marking: TreeMarking(guideline[tree]) { visit.values[$0.offset] }
    ).svg().text
  }
}
