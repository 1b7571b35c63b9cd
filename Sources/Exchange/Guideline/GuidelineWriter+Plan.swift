import GuidelineModel
import JSON

extension GuidelineWriter {
  /// What a client needs to handle plans: the subjects of lines, and what a case may report about
  /// them.
  func writePlan(to json: inout JSONText) {
    let plan = guideline.plan
    json.list("steps", of: plan.steps) { json, step in
      json.member("step", step.id.text)
      json.member("label", step.label[language])
      if !step.doneBy.isEmpty { json.member("doneBy", step.doneBy.map(\.text)) }
      if let run = step.run {
        json.member("runs") { json in
          json.object { json in
            json.member("from", run.from.text)
            json.member("until", run.until.text)
          }
        }
      }
      json.member("ticked", step.isTicked)
      json.member("startsWith", step.startsWith?.text)
    }
    json.list("cautions", of: plan.cautions) { json, caution in
      json.member("caution", caution.code.text)
      json.member("urgency", caution.urgency?.rawValue)
      json.member("message", words(of: caution)[language])
      if !caution.citations.isEmpty { json.member("cites", caution.citations.map(\.text)) }
    }
    json.list("reasons", of: plan.reasons) { json, reason in
      json.member("reason", reason.id.text)
      json.member("label", reason.label[language])
    }
    guard let episode = plan.newEpisode else { return }
    json.member("newEpisode") { json in
      json.object { json in
        json.member("text", episode.text[language])
        json.member("start", episode.start.text)
        json.member("asks", episode.asks.text)
        json.member("keeps", episode.keeps.map(\.text))
      }
    }
  }

  func write(_ event: Event, to json: inout JSONText) {
    json.object { json in
      json.member("event", event.id.text)
      json.member("label", event.label[language])
      json.member("question", event.question?[language])
      json.member("fact", event.fact?[language])
      json.member("defaultsToNow", event.defaultsToNow)
      json.member("setByAdvice", event.isSetByAdvice)
      if !event.after.isEmpty { json.member("after", event.after.map(\.text)) }
      if event.isDerived { json.member("firstOf", event.firstOf.map(\.text)) }
    }
  }

  private func words(of caution: Caution) -> Text {
    switch caution.message {
    case .words(let words): words
    case .note(let name):
      guideline.notes.first { $0.id == name }?.text ?? Text(nl: "", en: "")
    }
  }
}
