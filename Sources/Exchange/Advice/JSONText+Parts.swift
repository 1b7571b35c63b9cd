package import GuidelineModel
package import JSON
package import Reasoning

/// The action of an outcome: its complete wording and its structure.
extension JSONText {
  package mutating func actions(_ outcome: Outcome) {
    object { json in
      json.member("nl", outcome.words.wording.nl)
      json.member("en", outcome.words.wording.en)
      json.member("structure") { $0.action(outcome.action) }
    }
  }

  /// A group, recognised by its `join`, or a step, recognised by its `strength`.
  package mutating func action(_ action: Action) {
    object { json in
      switch action {
      case .group(let group):
        json.member("join", group.join.rawValue)
        json.member("actions") { json in json.array(group.actions) { $0.action($1) } }
        if group.joiners.contains(.nothing) {
          json.member("joinedBy", group.joiners.map(\.rawValue))
        }
        json.member("condition", group.condition)
        json.member("limit", group.limit)
      case .step(let step):
        json.member("strength", step.strength.rawValue)
        json.member("kind", step.kind.rawValue)
        json.member("text", step.text)
        if step.isRefrain { json.member("refrain", true) }
        json.member("urgency", step.urgency?.rawValue)
        json.member("condition", step.condition)
        json.member("dose", step.dose)
        json.member("limit", step.limit)
        if !step.remarks.isEmpty {
          json.member("remarks") { json in json.array(step.remarks) { $0.words($1) } }
        }
      }
    }
  }

  mutating func words(_ text: Text) {
    object { json in
      json.member("nl", text.nl)
      json.member("en", text.en)
    }
  }

  private mutating func member(_ key: String, _ text: Text?) {
    guard let text else { return }
    member(key) { $0.words(text) }
  }

  private mutating func member(_ key: String, _ limit: TimeLimit?) {
    guard let limit else { return }
    member(key) { json in
      json.object { json in
        json.member("within", limit.within?.iso8601)
        json.member("notBefore", limit.notBefore?.iso8601)
        json.member("from", limit.event.text)
      }
    }
  }

  private mutating func member(_ key: String, _ dose: Dose?) {
    guard let dose else { return }
    member(key) { json in
      json.object { json in
        json.member("drug", dose.drug)
        json.member("amount", dose.amount?.text)
        json.member("fractions", dose.fractions?.text)
        json.member("perFraction", dose.perFraction?.text)
        json.member("total", dose.total?.text)
        json.member("unit", dose.unit)
        json.member("route", dose.route)
        json.member("form", dose.form)
        json.member("timesPerDay", dose.timesPerDay?.text)
        if dose.isAtLeast { json.member("atLeast", true) }
      }
    }
  }

  /// The member `moments`: when limits start and end, in chronological order, with the offset of
  /// now.
  package mutating func moments(of advice: Advice, in guideline: Guideline) {
    member("moments") { json in
      json.array(advice.moments) { json, moment in
        let deadline = moment.deadline
        json.object { json in
          json.member(
            "time", Timestamp(moment.time, offsetSeconds: advice.now.offsetSeconds).rfc3339)
          json.member("kind", moment.kind.rawValue)
          json.member("tree", guideline.name(of: deadline.tree))
          json.member("outcome", guideline.name(of: deadline.outcome, in: deadline.tree))
          json.member("passed", moment.time < advice.now.instant)
        }
      }
    }
  }

  /// The guideline's name and version.
  package mutating func version(of guideline: Guideline, digest: String) {
    object { json in
      json.member("id", guideline.id)
      json.member("version", guideline.version)
      json.member("digest", digest)
    }
  }
}
