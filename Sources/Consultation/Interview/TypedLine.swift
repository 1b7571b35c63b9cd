import GuidelineModel
import Reasoning

/// What every line can be, whatever is asked.
enum TypedLine: Hashable {
  case nothing
  case help
  case back
  case stop
  /// Anything else, with single spaces between its words.
  case other(String)

  init(_ line: String) {
    let text = line.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    switch text.lowercased() {
    case "": self = .nothing
    case "?": self = .help
    case "<": self = .back
    case "q": self = .stop
    default: self = .other(text)
    }
  }
}

/// What was typed to a question.
enum ReplyMeaning: Hashable {
  case reply(Interview.Reply)
  /// No answer, or more than one; what to say about it never repeats what was typed.
  case unclear(String)
}
