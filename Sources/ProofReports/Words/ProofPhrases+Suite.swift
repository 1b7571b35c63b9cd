extension ProofPhrases {
  var nothingExpected: String { either("zonder verwachting", "nothing expected") }
  func otherThanExpected(_ path: String) -> String {
    either("anders dan verwacht: \(path)", "other than expected: \(path)")
  }
  func casesRun(_ count: Int, failed: Int) -> String {
    either(
      "\(count) casussen, \(failed) anders dan verwacht; langsgekomen:",
      "\(count) cases, \(failed) other than expected; come past:")
  }
  var endings: String { either("takken die een boom eindigen", "branches that end a tree") }
  var branches: String { either("takken", "branches") }
  var values: String { either("waarden bij een beslissing", "values at a decision") }
  var pairs: String { either("paren van takken in één boom", "pairs of branches in one tree") }
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
