import GuidelineModel

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
      return [Phrases.continueAt[language] + ": [\(reference.label)]"]
    case .result(let result):
      let applies = isOfPatient && result.mark == .taken ? " (\(Phrases.applies[language]))" : ""
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
