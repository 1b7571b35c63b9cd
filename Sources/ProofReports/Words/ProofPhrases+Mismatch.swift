import GuidelineModel
import JSON
import Proof

extension ProofPhrases {
  /// What is other than expected in a list of names: which step, and what of it.
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
