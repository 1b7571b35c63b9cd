import GuidelineModel
import JSON

extension GuidelineWriter {
  /// The letters, so that another program can fill them in from the plan of an advice.
  func writeLetters(to json: inout JSONText) {
    json.list("letters", of: guideline.letters) { json, letter in
      json.member("letter", letter.id.text)
      json.member("title", letter.title[language])
      json.member("instruction", letter.instruction?[language])
      if !letter.notWith.isEmpty { json.member("notWith", letter.notWith.map(\.text)) }
      json.list("parts", of: letter.parts) { json, part in
        json.member("heading", part.heading?[language])
        switch part.content {
        case .text(let text): json.member("text", text[language])
        case .blank(let text): json.member("blank", text[language])
        case .plan(let list): json.member("plan", list.rawValue)
        case .points(let points):
          json.list("points", of: points) { json, point in
            json.member("text", point.text[language])
            if !point.steps.isEmpty {
              json.member("steps", point.steps.map(\.text))
              json.member("states", point.states.map(\.rawValue))
            }
            json.member("by", point.by?[language])
          }
        }
        json.member("otherwise", part.otherwise?[language])
        if !part.citations.isEmpty { json.member("cites", part.citations.map(\.text)) }
      }
    }
  }
}
