import Consultation
import Exchange
import GuidelineModel
import JSON
import Proof

/// Describes changed fields of a part.
struct FieldWords {
  let language: Language
  let oldEvents: [Event]
  let newEvents: [Event]

  private var phrases: ProofPhrases { ProofPhrases(language) }

  /// The path and name of the field: "stap 2 ‘…’, dosis, hoeveelheid".
  func name(_ change: FieldChange) -> String {
    (change.path.map(phrases.part) + [phrases.name(change.field)]).joined(separator: ", ")
  }

  /// The change as lines, with the old and the new value.
  func lines(_ change: FieldChange) -> [String] {
    switch (change.old, change.new) {
    case (.text(let old)?, .text(let new)?): texts(change, old, new)
    case (.text(let old)?, nil): texts(change, old, nil)
    case (nil, .text(let new)?): texts(change, nil, new)
    default:
      [
        "\(name(change)): \(words(change.old, countedFrom: oldEvents)) → "
          + words(change.new, countedFrom: newEvents)
      ]
    }
  }

  private func texts(_ change: FieldChange, _ old: Text?, _ new: Text?) -> [String] {
    let passages = Language.allCases.compactMap { language in
      TextEdit(old?[language], new?[language]).map { (language, $0) }
    }
    guard !passages.isEmpty else {
      let isOurs = phrases.flag(old?.isOurs ?? false) + " → " + phrases.flag(new?.isOurs ?? false)
      return ["\(name(change)), \(phrases.ownWords): \(isOurs)"]
    }
    return ["\(name(change)):"]
      + passages.flatMap { language, passage in
        lines(passage).enumerated().map { place, line in
          place == 0 ? "  \(language.rawValue): \(line)" : "      \(line)"
        }
      }
  }

  /// An edit on one line if each side is a single line, else line by line.
  private func lines(_ passage: TextEdit) -> [String] {
    let remark = passage.isWhiteSpaceOnly ? [phrases.whiteSpaceOnly] : []
    func quoted(_ lines: [Substring]) -> String {
      lines.first.map { "‘\($0)’" } ?? phrases.nothing
    }
    if passage.old.count <= 1, passage.new.count <= 1 {
      return ["\(quoted(passage.old)) → \(quoted(passage.new))"] + remark
    }
    func marked(_ lines: [Substring], _ mark: String) -> [String] {
      lines.prefix(Self.mostLines).map { "\(mark) \($0)" }
        + (lines.count > Self.mostLines
          ? ["\(mark) \(phrases.moreLines(lines.count - Self.mostLines))"] : [])
    }
    return marked(passage.old, "-") + marked(passage.new, "+") + remark
  }

  /// A long rewritten text should be read in its file, not in a report.
  private static let mostLines = 20

  private func words(_ value: FieldChange.Value?, countedFrom events: [Event]) -> String {
    switch value {
    case nil: phrases.nothing
    case .text(let text)?: "‘\(text[language])’"
    case .word(let word)?: word
    case .words(let words)?: words.isEmpty ? phrases.nothing : words.joined(separator: ", ")
    case .amount(let amount, let unit)?: "\(amount) \(unit)"
    case .span(let span)?: Phrases(language).span(span)
    case .flag(let flag)?: phrases.flag(flag)
    case .bound(let bound, let scale)?:
      phrases.bound(
        phrases.amount(thousandths: bound.thousandths, of: scale),
        isInclusive: bound.isInclusive)
    case .decision(let decision)?: phrases.decision(decision.text)
    case .outcome(let outcome)?: phrases.outcome(outcome.text)
    case .join(let join)?: phrases.join(join)
    case .joiners(let joiners)?: joiners.map(phrases.joiner).joined(separator: ", ")
    case .strength(let strength)?: phrases.strength(strength)
    case .kind(let kind)?: phrases.kind(kind)
    case .urgency(let urgency)?: phrases.urgency(urgency)
    case .end(let end)?: phrases.end(end)
    case .action(let action)?: "‘\(action.words(countedFrom: events, in: language))’"
    }
  }
}

/// The changed lines of a text, without the unchanged lines at either end.
struct TextEdit {
  let old: [Substring]
  let new: [Substring]
  /// Whether only white space differs.
  let isWhiteSpaceOnly: Bool

  /// Nil if the texts are the same.
  init?(_ old: String?, _ new: String?) {
    guard old != new else { return nil }
    let (before, after) = withoutCommonEnds(Self.lines(old), Self.lines(new))
    self.old = Array(before)
    self.new = Array(after)
    isWhiteSpaceOnly = Self.withoutWhitespace(old) == Self.withoutWhitespace(new)
  }

  private static func lines(_ text: String?) -> [Substring] {
    text?.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) ?? []
  }

  private static func withoutWhitespace(_ text: String?) -> String? {
    text?.filter { !$0.isWhitespace }
  }
}

extension JSONText {
  /// Writes the changed parts, each with its changed fields except texts.
  mutating func parts(_ changes: [PartChange]) {
    array(changes) { json, change in
      json.object { json in
        json.member("path", change.part.text)
        json.member("kind", change.kind.rawValue)
        json.member("was", change.formerName)
        if !change.structuralFields.isEmpty {
          json.member("changes") { json in
            json.array(change.structuralFields) { json, field in
              json.object { $0.members(of: field) }
            }
          }
        }
      }
    }
  }

  /// Writes the changed texts.
  mutating func words(_ changes: [PartChange]) {
    let words = changes.flatMap { change in change.words.map { (change.part.text, $0) } }
    array(words) { json, change in
      json.object { json in
        json.member("path", change.0)
        json.members(of: change.1)
      }
    }
  }

  private mutating func members(of change: FieldChange) {
    member("field", (change.path.map(key) + [change.field.rawValue]).joined(separator: "/"))
    if let old = change.old { member("old") { $0.value(old) } }
    if let new = change.new { member("new") { $0.value(new) } }
  }

  private func key(_ part: FieldChange.PathPart) -> String {
    switch part {
    case .step(let number, _): "steps/\(number)"
    case .steps(let first, let last): "steps/\(first)-\(last)"
    case .decision(let decision): "decisions/\(decision)"
    case .item(let item): "items/\(item)"
    case .key(let key): key
    case .values(let values): "values/\(values.map(\.text).joined(separator: ","))"
    }
  }

  private mutating func value(_ value: FieldChange.Value) {
    switch value {
    case .text(let text):
      object { json in
        json.member("nl", text.nl)
        json.member("en", text.en)
        if text.isOurs { json.member("ours", true) }
      }
    case .word(let word): string(word)
    case .words(let words): array(words) { $0.string($1) }
    case .amount(let amount, let unit): string("\(amount) \(unit)")
    case .span(let span): string(span.iso8601)
    case .flag(let flag): self.flag(flag)
    case .bound(let bound, let scale): self.bound(bound, of: scale)
    case .decision(let decision): object { $0.member("decision", decision.text) }
    case .outcome(let outcome): object { $0.member("outcome", outcome.text) }
    case .join(let join): string(join.rawValue)
    case .joiners(let joiners): array(joiners) { $0.string($1.rawValue) }
    case .strength(let strength): string(strength.rawValue)
    case .kind(let kind): string(kind.rawValue)
    case .urgency(let urgency): string(urgency.rawValue)
    case .end(let end): string(end.rawValue)
    case .action(let action): self.action(action)
    }
  }

  private mutating func bound(_ bound: Measurement.Bound, of scale: Scale) {
    object { json in
      json.member(bound.isInclusive ? "up-to" : "below") {
        $0.number(thousandths: bound.thousandths)
      }
      json.member("unit", scale.unit)
    }
  }
}
