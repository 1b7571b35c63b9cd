import GuidelineModel
import JSON

extension GuidelineWriter {
  /// The letters, so that another program can fill them in from the plan of an advice.
  func writeLetters(to json: inout JSONText) {
    json.list("letters", of: guideline.letters) { json, letter in
      json.member("letter", letter.id.text)
      json.member("title", letter.title[language])
      json.member("instruction", letter.instruction?[language])
      writeOurs(["title": letter.title, "instruction": letter.instruction], to: &json)
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
            writeOurs(["text": point.text, "by": point.by], to: &json)
          }
        }
        json.member("otherwise", part.otherwise?[language])
        writeOurs(
          [
            "heading": part.heading, "text": part.content.text, "blank": part.content.blank,
            "otherwise": part.otherwise,
          ], to: &json)
        if !part.citations.isEmpty { json.member("cites", part.citations.map(\.text)) }
      }
    }
  }

  /// The keys of the texts that are ours rather than the source's; empty if none is.
  private func writeOurs(_ texts: KeyValuePairs<String, Text?>, to json: inout JSONText) {
    let ours = texts.filter { $0.value?.isOurs == true }.map(\.key)
    if !ours.isEmpty { json.member("ours", ours) }
  }
}

extension Letter.Content {
  fileprivate var text: Text? {
    guard case .text(let text) = self else { return nil }
    return text
  }

  fileprivate var blank: Text? {
    guard case .blank(let text) = self else { return nil }
    return text
  }
}
