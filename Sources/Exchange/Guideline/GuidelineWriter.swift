public import GuidelineModel
import JSON
import Reasoning

/// Writes a whole guideline as JSON in one language.
///
/// What an outcome says to do keeps the shape it has in an advice, in every language: the Dutch
/// wording is the source's, whatever language the rest is read in.
public struct GuidelineWriter: Sendable {
  let guideline: Guideline
  private let digest: String
  let language: Language

  /// Creates a writer.
  ///
  /// - Parameters:
  ///   - guideline: The guideline to write.
  ///   - digest: Its logic digest.
  ///   - language: The language of its texts.
  public init(_ guideline: Guideline, digest: String, language: Language) {
    self.guideline = guideline
    self.digest = digest
    self.language = language
  }

  /// The guideline as UTF-8 on one line, without an end; the same bytes for the same guideline.
  public var json: [UInt8] {
    var json = JSONText(indented: false)
    json.object { json in
      writeHeader(to: &json)
      json.member("items") { json in json.array(guideline.items) { write($1, to: &$0) } }
      json.member("trees") { json in json.array(guideline.trees) { write($1, to: &$0) } }
      writeRemarks(to: &json)
      writePlan(to: &json)
      writeLetters(to: &json)
    }
    return json.bytes
  }

  private func writeHeader(to json: inout JSONText) {
    json.member("id", guideline.id)
    json.member("version", guideline.version)
    json.member("digest", digest)
    json.member("language", language.rawValue)
    json.member("title", guideline.title[language])
    json.member("report", guideline.report?[language])
    json.member("timeZone", guideline.timeZone)
    json.member("start", guideline[guideline.start].id.text)
    json.member("scope") { json in
      json.object { json in
        json.member("includes", guideline.scope.includes[language])
        json.member("excludes", guideline.scope.excludes.map { $0[language] })
      }
    }
    json.member("document") { json in
      json.object { json in
        json.member("title", guideline.document.title)
        json.member("pages", guideline.document.pageCount)
        json.member("remark", guideline.document.remark?[language])
      }
    }
    json.list("sources", of: guideline.sources) { json, source in
      json.member("source", source.id.text)
      json.member("title", source.title)
      json.member("url", source.url?.text)
    }
    json.member("events") { json in json.array(guideline.events) { write($1, to: &$0) } }
    json.list("phases", of: guideline.phases) { json, phase in
      json.member("phase", phase.id.text)
      json.member("label", phase.label[language])
      json.member("trees", phase.trees.map { guideline[$0].id.text })
    }
    json.list("entries", of: guideline.entries) { json, entry in
      json.member("entry", entry.id.text)
      json.member("label", entry.label[language])
      json.member("trees", entry.trees.map { guideline[$0].id.text })
    }
  }

  private func write(_ item: Item, to json: inout JSONText) {
    json.object { json in
      json.member("item", item.id.text)
      json.member("label", item.label[language])
      json.member("question", item.question?[language])
      json.member("help", item.help[language])
      json.member("remark", item.remark?[language])
      if !item.citations.isEmpty { json.member("cites", item.citations.map(\.text)) }
      json.member("knownFrom", item.knownFrom?.text)
      json.list("values", of: item.values) { json, value in
        json.member("value", value.id.text)
        json.member("label", value.label[language])
      }
      if let measurement = item.measurement {
        json.member("measurement") { write(measurement, to: &$0) }
      }
      let trees = guideline.trees.filter { tree in
        tree.decisions.contains { guideline[$0.item].id == item.id }
      }
      json.member("askedIn", trees.map(\.id.text))
    }
  }

  private func write(_ measurement: Measurement, to json: inout JSONText) {
    json.object { json in
      json.member("key", measurement.scale.key)
      json.member("until", measurement.until?.text)
      json.list("bands", of: measurement.bands) { json, band in
        json.member("value", band.value.text)
        guard let bound = band.bound else { return }
        // In the scale's unit.
        json.member("upTo") { $0.number(thousandths: bound.thousandths) }
        json.member("inclusive", bound.isInclusive)
      }
    }
  }

  private func writeRemarks(to json: inout JSONText) {
    json.list("readings", of: guideline.readings) { json, reading in
      json.member("reading", reading.id.text)
      json.member("tree", guideline[reading.tree].id.text)
      json.member("change", reading.change[language])
      json.member("reason", reading.reason[language])
      write(decisionsOf: reading.alternative, to: &json)
    }
    json.list("warnings", of: guideline.warnings) { json, warning in
      json.member("warning", warning.id.text)
      write(warning.conditions, as: "when", to: &json)
      if let scope = warning.scope {
        json.member("tree", guideline[scope.tree].id.text)
        json.member("outcomes", names(scope.outcomes, of: guideline[scope.tree]))
      }
      json.member("message", warning.message[language])
    }
    json.list("notes", of: guideline.notes) { json, note in
      json.member("note", note.id.text)
      json.member("tree", guideline[note.tree].id.text)
      write(note.path, as: "path", to: &json)
      write(note.possible, as: "possible", to: &json)
      json.member("outcomes", names(note.outcomes, of: guideline[note.tree]))
      json.member("text", note.text[language])
    }
  }

  func write(_ conditions: [ItemCondition], as key: String, to json: inout JSONText) {
    json.list(key, of: conditions) { json, condition in
      json.member("item", guideline[condition.item].id.text)
      json.member("values", names(condition.values, of: condition.item))
    }
  }

  func names(_ values: PossibleValues, of item: Index<Item>) -> [String] {
    values.map { guideline[item].values[$0].id.text }
  }

  private func names(_ outcomes: OutcomeSet, of tree: Tree) -> [String] {
    outcomes.map { tree.outcomes[$0.offset].id.text }
  }
}

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
