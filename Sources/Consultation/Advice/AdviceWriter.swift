package import GuidelineModel
package import Reasoning

/// Writes an advice as the JSON of `interface.md`.
package struct AdviceWriter: Sendable {
  private let guideline: Guideline
  private let digest: String
  /// What the outcomes of every tree say to do, on one line; empty where that is not written.
  private let actions: [[[UInt8]]]

  /// What an advice holds beside what was asked of it.
  package enum Detail: Sendable {
    /// The full wording and structure of what to do.
    case withActions
    case withoutActions
  }

  /// Creates a writer; worth keeping for many advices.
  ///
  /// - Parameters:
  ///   - guideline: The guideline the advices come from.
  ///   - digest: The logic digest of the guideline.
  ///   - detail: Whether to write what to do in full.
  package init(_ guideline: Guideline, digest: String, detail: Detail = .withActions) {
    self.guideline = guideline
    self.digest = digest
    switch detail {
    case .withActions:
      actions = guideline.trees.map { tree in
        tree.outcomes.map { outcome in
          var json = JSONText(indented: false)
          json.actions(outcome)
          return json.bytes
        }
      }
    case .withoutActions: actions = []
    }
  }

  /// One advice on one line or, for people, indented.
  ///
  /// - Parameters:
  ///   - advice: What the reasoner said.
  ///   - language: The language of messages; wording is always given in every language.
  ///   - indented: Whether a person is to read it.
  /// - Returns: UTF-8 without a line break at its end; the same bytes for the same advice.
  package func json(
    _ advice: Advice, in language: Language, indented: Bool = false
  ) -> [UInt8] {
    var json = JSONText(indented: indented)
    write(advice, in: language, to: &json)
    return json.bytes
  }

  private func write(_ advice: Advice, in language: Language, to json: inout JSONText) {
    let offset = advice.now.offsetSeconds
    json.object { json in
      json.member("guideline") { json in
        json.object { json in
          json.member("id", guideline.id)
          json.member("version", guideline.version)
          json.member("digest", digest)
        }
      }
      json.member("now", advice.now.rfc3339)
      json.member("complete", advice.isComplete)
      json.member("trees") { json in json.array(advice.trees) { write($1, to: &$0) } }
      json.member("questions", advice.questions.lazy.map(guideline.name))
      json.member("deadlines") { json in
        json.array(advice.deadlines) { write($1, offset: offset, in: language, to: &$0) }
      }
      json.moments(of: advice, in: guideline)
      json.member("readings") { json in
        json.object { json in
          json.member("agree", advice.differences.isEmpty)
          json.member("differ") { json in
            json.array(advice.differences) { write($1, to: &$0) }
          }
        }
      }
      json.member("warnings") { json in
        json.array(advice.warnings) { write($1, in: language, to: &$0) }
      }
      json.member("notes") { json in
        json.array(advice.notes) { write($1, in: language, to: &$0) }
      }
    }
  }

  private func write(_ advice: TreeAdvice, to json: inout JSONText) {
    let tree = guideline[advice.tree]
    let outcome = advice.outcome.map { tree.outcomes[$0.offset] }
    json.object { json in
      json.member("tree", tree.id.text)
      json.member("status", outcome == nil ? "undecided" : "decided")
      json.member("path") { json in
        json.array(advice.path) { write($1.values, of: $1.item, to: &$0) }
      }
      json.member("outcome", outcome?.id.text)
      json.member("possibleOutcomes", names(advice.possibleOutcomes, of: tree))
      if let next = advice.next { json.member("next", next.lazy.map(guideline.name)) }
      json.member("waitsFor", advice.awaitedItem.map(guideline.name))
      if let choice = advice.openChoice {
        json.member("choice") { write(choice.values, of: choice.item, to: &$0) }
      }
      if let limit = advice.tightestLimit {
        json.member("tightestLimit", limit.limit.within?.iso8601)
        json.member("tightestLimitFrom", guideline[limit.event].id.text)
      }
      if !actions.isEmpty, let place = advice.outcome {
        json.member("actions") { json in
          if json.isIndented {
            json.actions(tree.outcomes[place.offset])
          } else {
            json.value(written: actions[advice.tree.offset][place.offset])
          }
        }
      }
    }
  }

  private func write(_ values: PossibleValues, of item: Index<Item>, to json: inout JSONText) {
    let item = guideline[item]
    json.object { json in
      json.member("item", item.id.text)
      json.member("values", values.lazy.map { item.values[$0].id.text })
    }
  }

  private func write(
    _ deadline: Deadline, offset: Int, in language: Language, to json: inout JSONText
  ) {
    let tree = guideline[deadline.tree]
    let limit = deadline.limit.limit
    func written(_ instant: Instant?) -> String? {
      instant.map { Timestamp($0, offsetSeconds: offset).rfc3339 }
    }
    json.object { json in
      json.member("tree", tree.id.text)
      json.member("outcome", tree.outcomes[deadline.outcome.offset].id.text)
      json.member("limit", (limit.within ?? limit.notBefore)?.iso8601)
      json.member("earliest", limit.notBefore?.iso8601)
      json.member("from", guideline[deadline.limit.event].id.text)
      json.member("notBefore", written(deadline.notBefore))
      json.member("due", written(deadline.due))
      json.member("condition", deadline.limit.condition?[language])
    }
  }

  private func write(_ difference: ReadingDifference, to json: inout JSONText) {
    let tree = guideline[difference.tree]
    func write(_ outcomes: OutcomeSet, to json: inout JSONText) {
      if let outcome = outcomes.only {
        json.member("outcome", tree.outcomes[outcome.offset].id.text)
      } else {
        json.member("possibleOutcomes", names(outcomes, of: tree))
      }
    }
    json.object { json in
      json.member("reading", guideline.readings[difference.reading.offset].id.text)
      json.member("tree", tree.id.text)
      switch difference.kind {
      case .outcomes(let outcomes):
        write(outcomes, to: &json)
      case .added(let outcomes):
        write(outcomes, to: &json)
        json.member("added", true)
      case .missing:
        json.member("missing", true)
      }
    }
  }

  private func write(_ warning: Warning, in language: Language, to json: inout JSONText) {
    json.object { json in
      json.member("code", warning.id.text)
      json.member("items", warning.conditions.lazy.map { guideline.name(of: $0.item) })
      json.member("tree", warning.place.map { guideline.name(of: $0.tree) })
      json.member("message", warning.message[language])
    }
  }

  private func write(_ note: Note, in language: Language, to json: inout JSONText) {
    json.object { json in
      json.member("code", note.id.text)
      json.member("tree", guideline.name(of: note.tree))
      json.member("message", note.text[language])
    }
  }

  private func names(_ outcomes: OutcomeSet, of tree: Tree) -> [String] {
    outcomes.map { tree.outcomes[$0.offset].id.text }
  }
}
