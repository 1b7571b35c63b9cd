import GuidelineModel
import JSON
import Reasoning

extension GuidelineWriter {
  func write(_ tree: Tree, to json: inout JSONText) {
    json.object { json in
      json.member("tree", tree.id.text)
      json.member("page", tree.page)
      json.member("title", tree.title[language])
      json.member("tab", tree.tab[language])
      json.member("rationale", tree.rationale[language].markdown)
      write(decisionsOf: tree, to: &json)
      json.list("outcomes", of: tree.outcomes) { json, outcome in
        json.member("outcome", outcome.id.text)
        json.member("summary", outcome.words.headline[language])
        let urgency = OutcomeUrgency(of: outcome, in: guideline).urgency
        json.member("urgency", urgency.rawValue)
        json.member("actions") { $0.actions(outcome) }
        json.list("fixes", of: outcome.fixes) { json, fix in
          json.member("item", guideline[fix.item].id.text)
          json.member("values", names(fix.values, of: fix.item))
        }
        write(outcome.continuation, to: &json)
      }
    }
  }

  func write(decisionsOf tree: Tree, to json: inout JSONText) {
    json.list("decisions", of: tree.decisions) { json, decision in
      json.member("decision", decision.id.text)
      json.member("item", guideline[decision.item].id.text)
      json.member("label", decision.label[language])
      json.list("branches", of: decision.branches) { json, branch in
        json.member("values", names(branch.values, of: decision.item))
        json.member("label", branch.label[language])
        switch branch.target {
        case .decision(let next): json.member("decision", tree.decisions[next.offset].id.text)
        case .outcome(let outcome): json.member("outcome", tree.outcomes[outcome.offset].id.text)
        }
      }
    }
  }

  private func write(_ continuation: Outcome.Continuation, to json: inout JSONText) {
    switch continuation {
    case .trees(let trees):
      json.member("next", trees.map { guideline[$0].id.text })
    case .choice(let item, let options):
      json.member("choice") { json in
        json.object { json in
          json.member("item", guideline[item].id.text)
          json.list("options", of: options) { json, option in
            json.member("value", names(option.value, of: item).first)
            json.member("trees", option.trees.map { guideline[$0].id.text })
          }
        }
      }
    }
  }
}
