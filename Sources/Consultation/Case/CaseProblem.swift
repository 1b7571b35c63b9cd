package import GuidelineModel
package import Reasoning

/// Something in a case that cannot be used, told without repeating what the case said.
///
/// What stands in a case may be a patient's, so a problem names the place and the words allowed
/// there, never the words found.
package struct CaseProblem: Error, Hashable, Sendable {
  /// What kind of problem it is.
  package enum Kind: String, Sendable {
    /// The case cannot be read.
    case malformed
    /// It can be read, and cannot be true of anyone.
    case impossible
  }

  package let kind: Kind
  /// Where: a JSON path such as `$.answers.pain`, or line and column where there is no JSON yet.
  package let path: String
  package let message: Text
  /// What would be right instead; empty where that cannot be listed.
  package let allowed: [String]
  /// The nearest of what is allowed, where one is near.
  package let suggestion: String?

  package init(
    _ kind: Kind = .malformed, path: String, message: Text, allowed: [String] = [],
    suggestion: String? = nil
  ) {
    self.kind = kind
    self.path = path
    self.message = message
    self.allowed = allowed
    self.suggestion = suggestion
  }

  /// The problem as a person reads it, what is allowed on the lines below.
  package func description(in language: Language) -> String {
    let remedy = remedyLines(allowed: allowed, suggestion: suggestion, in: language)
    return (["\(path): \(message[language])"] + remedy).joined(separator: "\n")
  }
}

extension CaseProblem {
  /// What is said of a moment before ``Instant/earliest``.
  package static let tooEarly = Text(
    nl: "een tijd ligt voor het jaar 1900; kijk het jaartal na",
    en: "a time lies before the year 1900; check the year")

  /// What the reasoner found impossible in a case, at its place in the JSON.
  package init(_ impossible: ImpossibleCase, in guideline: Guideline) {
    switch impossible {
    case .nowTooEarly: self.init(.impossible, path: "$.now", message: Self.tooEarly)
    case .eventTooEarly(let event):
      self.init(.impossible, path: "$.events.\(guideline[event].id)", message: Self.tooEarly)
    case .onsetTooEarly(let item):
      self.init(.impossible, path: "$.answers.\(guideline[item].id).since", message: Self.tooEarly)
    case .eventAfterNow(let event):
      self.init(
        .impossible, path: "$.events.\(guideline[event].id)",
        message: Text(nl: "een gebeurtenis ligt na \"now\"", en: "an event lies after \"now\""))
    case .onsetAfterNow(let item):
      self.init(
        .impossible, path: "$.answers.\(guideline[item].id).since",
        message: Text(nl: "een begin ligt na \"now\"", en: "an onset lies after \"now\""))
    case .invalidMonths(let item):
      self.init(
        .impossible, path: "$.answers.\(guideline[item].id).months",
        message: Text(
          nl: "een aantal maanden is een getal van 0 of meer",
          en: "a number of months is a number of 0 or more"))
    case .notMeasured(let item):
      self.init(
        .impossible, path: "$.answers.\(guideline[item].id)",
        message: Text(
          nl: "dit gegeven kan niet als deze meting worden gegeven",
          en: "this item cannot be given as this measurement"),
        allowed: guideline[item].values.map(\.id.text))
    case .noValue(let item):
      self.init(
        .impossible, path: "$.answers.\(guideline[item].id)",
        message: Text(nl: "het antwoord laat geen waarde over", en: "the answer leaves no value"),
        allowed: guideline[item].values.map(\.id.text))
    }
  }

  /// Two statements that cannot both hold, both named so that either can be withdrawn.
  package init(_ contradiction: Contradiction, in guideline: Guideline) {
    let item = guideline[contradiction.item]
    let statements = [contradiction.first, contradiction.second].map { statement in
      switch statement {
      case .answer:
        Text(nl: "het antwoord op \"\(item.id)\"", en: "the answer to \"\(item.id)\"")
      case .outcome(let tree, let outcome):
        {
          let tree = guideline[tree]
          let name = "\"\(tree.outcomes[outcome.offset].id)\" (\(tree.id))"
          return Text(nl: "de uitkomst \(name)", en: "the outcome \(name)")
        }()
      }
    }
    self.init(
      .impossible, path: "$.answers.\(item.id)",
      message: Text(
        nl: "\(statements[0].nl) en \(statements[1].nl) spreken elkaar tegen",
        en: "\(statements[0].en) and \(statements[1].en) contradict each other"))
  }
}
