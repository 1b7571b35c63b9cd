import GuidelineModel
import Markup

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
    let complaints = complaints(of: result)
    let verdict: Fragment? =
      if let first = complaints.first {
        .element("failure", ["message": first], [.text(complaints.joined(separator: "\n"))])
      } else if result.isExpected {
        nil
      } else {
        .element("skipped", ["message": phrases.nothingExpected])
      }
    return .element("testcase", ["classname": guideline.id, "name": result.name], [verdict])
  }
}
