package import GuidelineModel

/// A tree as nested questions and answers, in one language.
///
/// It has the content of a drawing in a form that a screen reader or a terminal can present: every
/// question once, every answer under its question. Where branches meet again, the first one has the
/// question and the others refer to it; outcomes are repeated.
package struct Outline: Hashable, Sendable {
  package let tree: Name<Tree>
  package let title: String
  package let language: Language
  /// Whether the marks are those of a patient; if not, all marks are `possible`.
  package let isOfPatient: Bool
  package let root: Question

  /// A decision with its answers.
  package struct Question: Hashable, Sendable {
    package let decision: Index<Decision>
    package let id: Name<Decision>
    package let label: String
    package let mark: Mark
    /// Whether the patient's path stops here because an answer is missing.
    package let isWaiting: Bool
    /// The number of decisions before it on the longest path to it.
    package let depth: Int
    package let answers: [Branch]
  }

  /// A branch.
  package struct Branch: Hashable, Sendable {
    package let label: String
    package let mark: Mark
    package let next: Next
  }

  /// Where an answer leads.
  package indirect enum Next: Hashable, Sendable {
    case question(Question)
    case result(Result)
    /// A reference to a question that is written out elsewhere.
    case elsewhere(Reference)
  }

  /// A reference to a question that is written out elsewhere.
  package struct Reference: Hashable, Sendable {
    package let decision: Index<Decision>
    package let id: Name<Decision>
    package let label: String
    package let mark: Mark
  }

  /// An outcome at the end of a branch.
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
    /// The choice under which they follow; nil if they always follow.
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
  /// The tree as plain text, indented with lines of box-drawing characters.
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
