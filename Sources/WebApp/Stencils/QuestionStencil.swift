import Consultation
import GuidelineModel

/// A question with everything that can be said to it.
struct QuestionStencil: Sendable {
  /// What is asked.
  enum Subject: Hashable, Sendable {
    /// An item with the values to choose from, in the words of the tree that waits for it.
    case item(Index<Item>, options: PossibleValues, tree: Index<Tree>?)
    case event(Index<Event>)
  }

  /// What a page puts in, as HTML.
  struct Filling: Sendable {
    let fields: String
    let progress: String
    let today: String
  }

  private let stencil: Stencil<any KeyPath<Filling, String> & Sendable>

  /// Lays a question out.
  init(_ subject: Subject, guideline: Guideline, language: Language) {
    var marks = StencilMarks<any KeyPath<Filling, String> & Sendable>()
    let context: [String: Any] =
      switch subject {
      case .item(let item, let options, let tree):
        Self.context(item, options, in: tree, guideline, language)
      case .event(let event): Self.context(event, guideline, language)
      }
    let filled: [String: Any] = [
      "fields": marks.mark(\.fields), "progress": marks.mark(\.progress),
      "today": marks.mark(\.today), "zone": guideline.timeZone,
    ]
    let html = PageTemplates.in(language).html("question", context.merging(filled) { $1 })
    stencil = Stencil(html, marks)
  }

  /// The question on a page.
  func html(_ filling: Filling) -> String {
    stencil.html { filling[keyPath: $0] }
  }

  private static func context(
    _ index: Index<Item>, _ options: PossibleValues, in tree: Index<Tree>?, _ guideline: Guideline,
    _ language: Language
  ) -> [String: Any] {
    let item = guideline[index]
    let measurement = item.measurement?.quantity
    let isOnset = if case .onset = measurement { true } else { false }
    let since = PageWords(language: language)["since"]
    let decision = tree.map { guideline[$0] }?.decisions.first { $0.item == index }
    return [
      "question": item.wholeQuestion(in: language),
      "term": item.question == nil ? false : item.label[language] as Any,
      "help": item.help[language],
      "remark": item.remark?[language] ?? false,
      "sources": guideline.sources.filter { item.citations.contains($0.id) }.map(\.title),
      "page": "\(PageFrame.home(language))/items/\(item.id)",
      "options": options.enumerated().map { number, value in
        let values = PossibleValues([value])
        // A branch that a value has to itself says it in the words of its tree.
        let branch = decision?.branches.first { $0.values == values }
        return [
          "number": String(number + 1),
          "label": (branch?.label ?? item.values[value].label)[language],
          "value": item.values[value].id.text,
          "do": Command.words(answering: item, with: values),
        ]
      },
      "unknown": "unknown:\(item.id)",
      "since": isOnset ? ["legend": since, "do": "time:\(item.id)"] as Any : false,
      "months": measurement == .months ? ["do": "months:\(item.id)"] as Any : false,
      "several": options.count > 2 ? ["do": "some:\(item.id)"] as Any : false,
    ]
  }

  private static func context(
    _ index: Index<Event>, _ guideline: Guideline, _ language: Language
  ) -> [String: Any] {
    let event = guideline[index]
    let words = PageWords(language: language)
    return [
      "question": "\(words["when"]): \(event.label[language])?", "term": false,
      "help": Phrases(language).eventHelp, "remark": false, "sources": [] as [String],
      "page": false,
      "options": [["number": "1", "label": words["now"], "value": "", "do": "now:\(event.id)"]],
      "unknown": "unknown:@\(event.id)",
      "since": ["legend": words["when"], "do": "time:@\(event.id)"],
      "months": false, "several": false,
    ]
  }
}
