import GuidelineModel
import Proof

extension ProofPhrases {
  var nothingExpected: String { either("zonder verwachting", "nothing expected") }
  func otherThanExpected(_ path: String) -> String {
    either("anders dan verwacht: \(path)", "other than expected: \(path)")
  }
  var expected: String { either("verwacht", "expected") }
  var found: String { either("gekregen", "got") }
  var noValue: String { either("niets", "nothing") }
  var expectedAnError: String {
    either("een fout verwacht, een advies gekregen", "expected an error, got an advice")
  }
  func noAdvice(_ problem: String) -> String {
    either("geen advies: \(problem)", "no advice: \(problem)")
  }
  func elements(_ count: Int) -> String {
    either(
      "\(count) \(count == 1 ? "element" : "elementen")",
      "\(count) \(count == 1 ? "element" : "elements")")
  }
  func coverageNotWorkedOut(_ limit: LimitExceeded) -> String {
    either("niet bepaald: \(words(limit))", "not worked out: \(words(limit))")
  }
  func andMore(_ count: Int) -> String {
    either(
      "en nog \(count) \(count == 1 ? "verschil" : "verschillen")",
      "and \(count) more \(count == 1 ? "difference" : "differences")")
  }
  func accepted(_ file: String) -> String {
    either("aangenomen als verwachting: \(file)", "accepted as expected: \(file)")
  }
  func noCase(_ folder: String) -> String {
    either("\(folder): geen case.json, niets getoetst", "\(folder): no case.json, nothing tested")
  }
  func casesRun(_ count: Int, failed: Int) -> String {
    either(
      "\(count) \(count == 1 ? "casus" : "casussen"), \(failed) anders dan verwacht; langsgekomen:",
      "\(count) \(count == 1 ? "case" : "cases"), \(failed) other than expected; come past:")
  }
  var endings: String { either("takken die een boom eindigen", "branches that end a tree") }
  var branches: String { either("takken", "branches") }
  var values: String { either("waarden bij een beslissing", "values at a decision") }
  var pairs: String { either("paren van takken in één boom", "pairs of branches in one tree") }
  var stepsOfPlans: String { either("stappen in een plan", "steps in a plan") }
  var cautionsOfPlans: String { either("waarschuwingen bij een plan", "cautions of a plan") }
  func inNoPlan(_ steps: [String]) -> String {
    let steps = steps.joined(separator: ", ")
    return either("geen casus heeft in het plan: \(steps)", "no case has in its plan: \(steps)")
  }
  func neverShown(_ cautions: [String]) -> String {
    let cautions = cautions.joined(separator: ", ")
    return either("bij geen casus getoond: \(cautions)", "shown for no case: \(cautions)")
  }
  var missing: String { either("geen casus neemt", "no case takes") }
  func proposed(_ count: Int, isFewest: Bool) -> String {
    let fewest = either(
      isFewest ? "; met minder kan het niet" : "",
      isFewest ? "; fewer cannot do" : "")
    return either(
      "Deze \(count) \(count == 1 ? "casus zou" : "casussen zouden") de rest nemen\(fewest):",
      "\(count == 1 ? "This case" : "These \(count) cases") would take the rest\(fewest):")
  }
}
