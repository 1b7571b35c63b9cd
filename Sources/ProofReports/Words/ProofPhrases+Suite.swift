import GuidelineModel
import JSON
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

extension ProofPhrases {
  /// The sentence about a difference in a named list: the element, and what differs.
  func words(_ mismatch: Mismatch) -> String {
    switch mismatch.kind {
    case .differs: differs(mismatch)
    case .missing: mismatch.element.map { missing($0, mismatch) } ?? mismatch.path
    case .unexpected: mismatch.element.map(unexpected) ?? mismatch.path
    case .order: order(mismatch)
    case .nameless: nameless(mismatch)
    }
  }

  /// An element of a list of names, as a sentence begins with it.
  private func name(_ element: NamedList.Element) -> String {
    let name = JSONValue.string(element.name).asName
    return switch (element.list, element.key) {
    case (.plan, "tree"): either("besluit \(name)", "decision \(name)")
    case (.plan, "item"): either("keuze \(name)", "choice \(name)")
    case (.plan, _): either("stap \(name)", "step \(name)")
    case (.cautions, _): either("waarschuwing \(name)", "caution \(name)")
    case (.later, _): either("gegeven \(name)", "item \(name)")
    }
  }

  private func differs(_ mismatch: Mismatch) -> String {
    guard let element = mismatch.element else { return otherThanExpected(mismatch.path) }
    let place = mismatch.path.split(separator: "]", maxSplits: 1).last.map(String.init) ?? ""
    let key = place.hasPrefix(".") ? String(place.dropFirst()) : place
    if mismatch.unknown?.kind == .key {
      return either(
        "\(name(element)): de sleutel \(key) bestaat niet",
        "\(name(element)): there is no key \(key)")
    }
    let (expected, found) =
      mismatch.counts.map { (elements($0.expected), elements($0.found)) }
      ?? (
        shown(mismatch.expected, mismatch.shown.expected),
        mismatch.found.map { shown($0, mismatch.shown.found) }
      )
    let unknown =
      mismatch.unknown == nil ? "" : either(" (bestaat niet)", " (which does not exist)")
    return found.map { found in
      either(
        "\(name(element)): \(key) is \(found), verwacht \(expected)\(unknown)",
        "\(name(element)): \(key) is \(found), expected \(expected)\(unknown)")
    }
      ?? either(
        "\(name(element)): \(key) ontbreekt, verwacht \(expected)\(unknown)",
        "\(name(element)): \(key) is missing, expected \(expected)\(unknown)")
  }

  private func missing(_ element: NamedList.Element, _ mismatch: Mismatch) -> String {
    let name = name(element)
    guard element.number == 0 else {
      return either("\(name) wordt meer dan eens verwacht", "\(name) is expected more than once")
    }
    let sentence =
      switch element.list {
      case .plan: either("\(name) staat niet in het plan", "\(name) is not in the plan")
      case .cautions: either("\(name) wordt niet getoond", "\(name) is not shown")
      case .later: either("\(name) is niet iets voor later", "\(name) is not for later")
      }
    return mismatch.unknown == nil
      ? sentence : either("\(sentence) en bestaat niet", "\(sentence) and does not exist")
  }

  private func unexpected(_ element: NamedList.Element) -> String {
    let name = name(element)
    return switch element.list {
    case .plan:
      either(
        "\(name) staat in het plan en werd niet verwacht",
        "\(name) is in the plan and not expected")
    case .cautions:
      either(
        "\(name) wordt getoond en werd niet verwacht", "\(name) is shown and not expected")
    case .later:
      either(
        "\(name) is iets voor later en werd niet verwacht",
        "\(name) is for later and not expected")
    }
  }

  private func order(_ mismatch: Mismatch) -> String {
    func list(_ names: JSONValue?) -> String {
      (names?.elements ?? []).map(\.asName).joined(separator: ", ")
    }
    let (expected, found) = (list(mismatch.expected), list(mismatch.found))
    return either(
      "de volgorde van het plan is \(found); verwacht \(expected)",
      "the order of the plan is \(found); expected \(expected)")
  }

  private func nameless(_ mismatch: Mismatch) -> String {
    let keys =
      NamedList(
        rawValue: String(
          mismatch.path.dropFirst(2).prefix { $0 != "[" }))?.keys.joined(separator: ", ") ?? ""
    return either(
      "\(mismatch.path) zegt niet om welke regel het gaat: \(keys)",
      "\(mismatch.path) does not say which line is meant: \(keys)")
  }

  /// A value within a sentence; a plain name without quotation marks.
  private func shown(_ value: JSONValue?, _ short: String?) -> String {
    value?.string == nil ? short ?? noValue : value.map(\.asName) ?? noValue
  }
}

extension JSONValue {
  /// A text that is a plain name or time as it is; everything else as JSON.
  fileprivate var asName: String {
    guard let string, !string.isEmpty, string.utf8.count <= 120,
      string.utf8.allSatisfy({ byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
          UInt8(ascii: ":"), UInt8(ascii: "+"):
          true
        default: false
        }
      })
    else { return onOneLine }
    return string
  }
}
