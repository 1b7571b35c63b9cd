import GuidelineModel
import Reasoning

/// The kinds of line that are recognised at any time.
enum TypedLine: Hashable {
  case nothing
  case help
  case back
  case stop
  /// Anything else, with its words separated by single spaces.
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

/// The meaning of a reply.
enum ReplyMeaning: Hashable {
  case reply(Interview.Reply)
  /// The text is not an answer or is ambiguous; the message never repeats what was typed.
  case unclear(String)
}
