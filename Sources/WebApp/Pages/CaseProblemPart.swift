import Consultation
import GuidelineModel
import Markup

/// What is wrong with a case, in the words of the pages: the labels of the location and of the allowed
/// values, with the names used in the file.
///
/// Like every message about a case, it never repeats the content of the case.
struct CaseProblemPart {
  private let problem: Problem
  private let guideline: Guideline
  private let words: PageWords
  private let location: Location

  /// The number of allowed values shown; more are collapsed.
  private static let maximumVisible = 8

  init(_ problem: Problem, of guideline: Guideline, in language: Language) {
    self.problem = problem
    self.guideline = guideline
    words = PageWords(language: language)
    location = Location(problem.path ?? "", in: guideline)
  }

  private var language: Language { words.language }

  var content: Fragment {
    .group([
      problem.detail.map { detail in
        .p(
          location.label(words, in: guideline).map { .group([.b($0), ": "]) },
          .text(detail[language].closed), " ",
          problem.path.map { .small([.class("quiet")], .code($0)) })
      },
      problem.suggestion.map { .p("\(words.suggestion): \(named($0))?") },
      remedy,
    ])
  }

  private var remedy: Fragment? {
    let possible = problem.allowed.map(named)
    guard !possible.isEmpty else { return nil }
    guard possible.count > Self.maximumVisible else {
      return .p("\(words.possible): \(possible.joined(separator: "; ")).")
    }
    return .details(.summary("\(words.possible) (\(possible.count))"), .bullets(possible))
  }

  /// A name used in the file, after its label if it has one.
  private func named(_ name: String) -> String {
    location.label(of: name, in: guideline, language).map { "\($0) (\(name))" } ?? name
  }
}

extension CaseProblemPart {
  /// A location in the JSON of a case.
  private enum Location {
    case position(line: Substring, column: Substring)
    case start, now
    case events
    case event(Index<Event>)
    case answers
    case item(Index<Item>)
    case done
    case step(Index<PlanStep>)
    case decisions
    case tree(Index<Tree>)
    case reason(Index<Tree>)
    /// The whole case, or a part that only the file has.
    case other

    /// Parses the path of a problem.
    init(_ path: String, in guideline: Guideline) {
      let parts = path.split(separator: ".").map { String($0.prefix { $0 != "[" }) }
      guard parts.first == "$" else {
        let numbers = path.split(separator: ":")
        self =
          numbers.count == 2 ? .position(line: numbers[0], column: numbers[1]) : .other
        return
      }
      func at<Part>(
        _ all: Location, _ find: (String) -> Index<Part>?, _ one: (Index<Part>) -> Location
      ) -> Location {
        parts.count > 2 ? find(parts[2]).map(one) ?? .other : all
      }
      self =
        switch parts.dropFirst().first {
        case "start": .start
        case "now": .now
        case "events": at(.events, guideline.event(named:)) { .event($0) }
        case "answers": at(.answers, guideline.item(named:)) { .item($0) }
        case "done": at(.done, guideline.step(named:)) { .step($0) }
        case "decisions":
          at(.decisions, guideline.tree(named:)) { tree in
            parts.last == "reason" ? .reason(tree) : .tree(tree)
          }
        default: .other
        }
    }

    /// The label of the location; `nil` for the whole case.
    func label(_ words: PageWords, in guideline: Guideline) -> String? {
      let language = words.language
      return switch self {
      case .position(let line, let column): words.position(line: line, column: column)
      case .start: words.startHeading
      case .now: words.momentOfCase
      case .events: words.eventTimes
      case .event(let event): guideline[event].label[language]
      case .answers: words.given
      case .item(let item): guideline[item].label[language]
      case .done: words.doneWord
      case .step(let step): guideline[step].label[language]
      case .decisions: words.decisions
      case .tree(let tree), .reason(let tree): guideline[tree].title[language]
      case .other: nil
      }
    }

    /// The label of an allowed name, if it has one.
    func label(of name: String, in guideline: Guideline, _ language: Language) -> String? {
      switch self {
      case .position, .now, .tree, .other: nil
      case .start, .decisions:
        guideline.tree(named: name).map { guideline[$0].title[language] }
      case .events, .event, .step:
        guideline.event(named: name).map { guideline[$0].label[language] }
      case .answers: guideline.item(named: name).map { guideline[$0].label[language] }
      case .item(let item):
        guideline[item].valueIndex(named: name).map { guideline[item].values[$0].label[language] }
      case .done: guideline.step(named: name).map { guideline[$0].label[language] }
      case .reason:
        guideline.declineReason(named: name).map { guideline[$0].label[language] }
      }
    }
  }
}
