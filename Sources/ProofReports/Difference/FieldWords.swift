import Consultation
import GuidelineModel
import Proof

/// Says what is different about a part, field by field.
struct FieldWords {
  let language: Language
  let oldEvents: [Event]
  let newEvents: [Event]

  private var phrases: ProofPhrases { ProofPhrases(language) }

  /// Where and what: "stap 2 ‘…’, dosis, hoeveelheid".
  func name(_ change: FieldChange) -> String {
    (change.places.map(phrases.place) + [phrases.name(change.field)]).joined(separator: ", ")
  }

  /// A change as a few lines: what it was, and what it is.
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
      Passage(old?[language], new?[language]).map { (language, $0) }
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

  /// A passage on one line where each text is one, else line by line.
  private func lines(_ passage: Passage) -> [String] {
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

  /// A whole rewritten rationale is read in its file, not in a report.
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
