package import GuidelineModel

/// A tree as nested questions and answers, in the words of one language.
///
/// What a drawing shows, in the form a screen reader or a terminal can follow: every question once,
/// every answer under its question. Where branches meet again, the question stands at the first and
/// the others refer to it; an outcome is repeated.
package struct Outline: Hashable, Sendable {
  package let tree: Name<Tree>
  package let title: String
  package let language: Language
  /// Whether the marks are those of a patient; where not, every mark is `possible`.
  package let isOfPatient: Bool
  package let root: Question

  /// A decision with its answers.
  package struct Question: Hashable, Sendable {
    package let decision: Index<Decision>
    package let id: Name<Decision>
    package let label: String
    package let mark: Mark
    /// Whether the patient's path stops here, for want of an answer.
    package let isWaiting: Bool
    /// How many decisions stand before it on the longest path to it.
    package let depth: Int
    package let answers: [Answer]
  }

  /// A branch.
  package struct Answer: Hashable, Sendable {
    package let label: String
    package let mark: Mark
    package let next: Next
  }

  /// Where an answer leads.
  package indirect enum Next: Hashable, Sendable {
    case question(Question)
    case result(Result)
    /// A question that stands elsewhere.
    case elsewhere(Reference)
  }

  /// A question that stands elsewhere.
  package struct Reference: Hashable, Sendable {
    package let decision: Index<Decision>
    package let id: Name<Decision>
    package let label: String
    package let mark: Mark
  }

  /// An outcome where one branch leads to it.
  package struct Result: Hashable, Sendable {
    package let outcome: Index<Outcome>
    package let id: Name<Outcome>
    package let paragraphs: [Paragraph]
    package let urgency: UrgencyLabel
    package let mark: Mark
    package let links: [LinkGroup]
  }

  /// Trees that follow an outcome.
  package struct LinkGroup: Hashable, Sendable {
    /// The choice under which they follow, absent where they always do.
    package let choice: String?
    package let links: [Link]
  }

  /// A tree that follows an outcome.
  package struct Link: Hashable, Sendable {
    package let tree: Name<Tree>
    package let label: String
  }
}

extension Outline.Result {
  /// The wording as one text.
  package var wording: String {
    paragraphs.map { [$0.joiner, $0.text].compactMap(\.self).joined(separator: " ") }
      .joined(separator: " ")
  }
}

extension Outline {
  /// The tree as plain text, indented along lines of box characters.
  package var plainText: String {
    ([title, ""] + lines(of: root)).joined(separator: "\n") + "\n"
  }

  private func lines(of question: Question) -> [String] {
    var lines = ["[\(question.label)]"]
    for (number, answer) in question.answers.enumerated() {
      let isLast = number == question.answers.count - 1
      lines.append((isLast ? "└─ " : "├─ ") + answer.label + state(answer.mark))
      lines += self.lines(of: answer.next).map { (isLast ? "   " : "│  ") + $0 }
    }
    return lines
  }

  private func lines(of next: Next) -> [String] {
    switch next {
    case .question(let question):
      return lines(of: question)
    case .elsewhere(let reference):
      return [DrawingPhrases.continueAt[language] + ": [\(reference.label)]"]
    case .result(let result):
      let applies =
        isOfPatient && result.mark == .taken ? " (\(DrawingPhrases.applies[language]))" : ""
      var lines = ["\(result.urgency.urgency.shape) \(result.urgency.words)\(applies)"]
      lines += result.paragraphs.map { paragraph in
        "  " + [paragraph.joiner, paragraph.text].compactMap(\.self).joined(separator: " ")
      }
      for group in result.links {
        let links = group.links.map { "→ " + $0.label }.joined(separator: "  ")
        let parts = [group.choice, links.isEmpty ? nil : links].compactMap(\.self)
        lines.append("  " + parts.joined(separator: ": "))
      }
      return lines
    }
  }

  private func state(_ mark: Mark) -> String {
    isOfPatient ? " (\(mark.phrase(in: language)))" : ""
  }
}
