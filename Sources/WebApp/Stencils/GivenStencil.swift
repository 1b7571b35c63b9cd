import GuidelineModel

/// Something that can be given, with what it could be changed to.
struct GivenStencil: Sendable {
  /// What can be given.
  enum Subject: Hashable, Sendable {
    case item(Index<Item>)
    case event(Index<Event>)
  }

  /// What a page puts in.
  struct Given {
    /// The hidden fields of a form, as HTML.
    let fields: String
    let value: String
    /// More about the value; nil where there is no more to say.
    let detail: String?
    /// The answer that a button gives again.
    let pressed: Pressed?
    /// The day and time that a form shows first.
    let time: (day: String, time: String)
    let today: String
  }

  /// A button among the answers.
  enum Pressed: Hashable, Sendable {
    case value(Int)
    case notKnown
  }

  private enum Slot: Sendable {
    case fields, value, detail, day, time, today
    case pressed(Pressed)
  }

  private let plain: Stencil<Slot>
  private let detailed: Stencil<Slot>

  /// Lays out what a page says of one thing given.
  init(_ subject: Subject, guideline: Guideline, language: Language) {
    func stencil(hasDetail: Bool) -> Stencil<Slot> {
      var marks = StencilMarks<Slot>()
      var context: [String: Any] = [
        "fields": marks.mark(.fields), "value": marks.mark(.value),
        "detail": hasDetail ? marks.mark(.detail) as Any : false, "today": marks.mark(.today),
        "date": marks.mark(.day), "clock": marks.mark(.time),
      ]
      switch subject {
      case .item(let index):
        let item = guideline[index]
        let values = item.values.indices.map { value in
          [
            "label": item.values[value].label[language],
            "do": Command.words(answering: item, with: PossibleValues([value])),
            "pressed": marks.mark(.pressed(.value(value))),
          ]
        }
        let unknown = [
          "label": PageWords(language: language)["unknown"], "do": "unknown:\(item.id)",
          "pressed": marks.mark(.pressed(.notKnown)),
        ]
        let isOnset = item.measurement?.scale.input == .moment
        context["label"] = item.label[language]
        context["options"] = values + [unknown]
        context["withdraw"] = "withdraw:\(item.id)"
        context["time"] = isOnset ? "time:\(item.id)" as Any : false
      case .event(let index):
        let event = guideline[index]
        context["label"] = event.label[language]
        context["options"] = [
          [
            "label": PageWords(language: language)["now"], "do": "now:\(event.id)", "pressed": "",
          ]
        ]
        context["withdraw"] = "withdraw:@\(event.id)"
        context["time"] = "time:@\(event.id)"
      }
      return Stencil(PageTemplates.in(language).html("given", context), marks)
    }
    plain = stencil(hasDetail: false)
    detailed = stencil(hasDetail: true)
  }

  /// Writes it for a patient.
  func write(_ given: Given, to html: inout String) {
    let stencil = given.detail == nil ? plain : detailed
    stencil.write(to: &html) { slot in
      switch slot {
      case .fields: given.fields
      case .value: HTMLText.escaped(given.value)
      case .detail: HTMLText.escaped(given.detail ?? "")
      case .day: given.time.day
      case .time: given.time.time
      case .today: given.today
      case .pressed(let button): button == given.pressed ? " aria-pressed=\"true\"" : ""
      }
    }
  }
}
