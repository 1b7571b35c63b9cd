import Drawing
import GuidelineFormat
import GuidelineModel
import Markup
import Proof

extension DifferenceReport {
  /// The report as one page that needs nothing else, with both flowcharts of every class and the
  /// changed region marked in them.
  package var html: String {
    let title = "\(old.guideline.version) → \(new.guideline.version)"
    let heading = "\(new.guideline.title[language]): \(title)"
    var body = "<h1>\(escaped(heading))</h1>\n"
    if !difference.structure.isEmpty {
      body += "<h2>\(phrases.structureHeading)</h2>\n<ul>\n"
      body += listed(structure) { "<li>\(escaped($0.head))\(list($0.lines))</li>\n" }
      body += "</ul>\n"
      body += listed(renames) { "<p>\(escaped($0))</p>\n" }
    }
    body += "<h2>\(phrases.behaviourHeading)</h2>\n"
    body += difference.changesAdvice ? behaviour : "<p>\(escaped(nothingChanges))</p>\n"
    if changedTexts > 0 { body += wordsSection }
    return """
      <!DOCTYPE html>
      <html lang="\(language.rawValue)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(escaped(heading))</title>
      <style>
      body { font: 1rem/1.5 system-ui, sans-serif; max-width: 75rem; margin: 2rem auto; padding: 0 1rem; color: #1b1b1b; background: #fff; }
      .class { border-top: 1px solid #767676; padding: 0.5rem 0 1rem; }
      .versions { display: grid; grid-template-columns: repeat(auto-fit, minmax(22rem, 1fr)); gap: 1rem; }
      figure { margin: 0; overflow-x: auto; }
      svg { max-width: 100%; height: auto; }
      code { overflow-wrap: anywhere; }
      pre { white-space: pre-wrap; overflow-wrap: anywhere; margin: 0 0 0.5rem; font: 0.875rem/1.5 ui-monospace, monospace; }
      </style>
      </head>
      <body>
      \(body)</body>
      </html>

      """
  }

  private var behaviour: String {
    var body = difference.trees.map(section).joined()
    body += difference.readings.map(section).joined()
    body += listed(difference.boundaries) { "<p>\(escaped(sentence($0)))</p>\n" }
    body += listed(difference.otherLogic) { change in
      let head = "\(change.part.text): \(phrases.words(change))"
      return "<p>\(escaped(head))</p>\n\(list(change.structuralFields.flatMap(fields.lines)))"
    }
    return body + pathwaySection + "<p>\(phrases.shareExplained)</p>\n"
  }

  private var wordsSection: String {
    let section = "<h2>\(phrases.wordsHeading)</h2>\n<p>\(phrases.textsChanged(changedTexts))</p>\n"
    return section
      + listed(difference.rewordedParts) { part in
        "<h3><code>\(escaped(part.part.text))</code></h3>\n"
          + list(part.words.flatMap(fields.lines))
      }
  }

  /// The first of many parts, and how many more there are.
  private func listed<Part>(
    _ parts: [Part], _ most: Int = 100, _ html: (Part) -> String
  ) -> String {
    parts.prefix(most).map(html).joined()
      + (parts.count > most ? "<p>\(phrases.more(parts.count - most))</p>\n" : "")
  }

  /// Lines one below the other, as they are indented.
  private func list(_ lines: [String]) -> String {
    lines.isEmpty ? "" : "<pre>\(escaped(lines.joined(separator: "\n")))</pre>\n"
  }

  private var pathwaySection: String {
    var section = ""
    if let pathway = difference.pathway, pathway.share > 0 {
      let sentence = phrases.pathway(pathway.start.text, phrases.percentage(pathway.share))
      section += "<p>\(escaped(sentence))</p>\n<ul>\n"
      for (tree, share) in pathway.trees {
        section += "<li>\(escaped(tree.text)): \(phrases.percentage(share))</li>\n"
      }
      section += "</ul>\n"
    }
    if let limit = difference.pathwayLimit {
      section += "<p>\(escaped(phrases.pathwayNotFollowed(limit)))</p>\n"
    }
    return section
  }

  private func section(_ change: GuidelineDifference.TreeChange) -> String {
    let tree = new.guideline[change.new]
    var section = "<h3>\(escaped(phrases.tree(tree.title[language], tree.id.text)))</h3>\n"
    for outcome in change.outcomes { section += list(lines(outcome)) }
    return section
      + classes(
        change.classes, words(change),
        old: { drawing(old.guideline, old.guideline[change.old], $0) },
        new: { drawing(new.guideline, tree, $0) })
  }

  private func section(_ change: GuidelineDifference.ReadingChange) -> String {
    let before = old.guideline.readings[change.old.offset].alternative
    let reading = new.guideline.readings[change.new.offset]
    let after = reading.alternative
    let heading = phrases.reading(reading.id.text, tree: after.title[language])
    return "<h3>\(escaped(heading))</h3>\n"
      + classes(
        change.classes, words(change),
        old: { drawing(old.guideline, before, $0) }, new: { drawing(new.guideline, after, $0) })
  }

  private func classes(
    _ classes: [PatientClass], _ words: ClassWords,
    old: (PatientClass) -> String, new: (PatientClass) -> String
  ) -> String {
    // Each is drawn twice, which is what makes a page long.
    listed(classes, 20) { patients in
      var section = "<section class=\"class\">\n"
      section += "<p><strong>\(words.heading(of: patients))</strong></p>\n<ul>\n"
      section += Array(patients.conditions)
        .listed(ClassWords.mostConditions, in: phrases) { [conditions.sentence($0)] }
        .map { "<li>\(escaped($0))</li>\n" }.joined()
      section += "</ul>\n"
      for witness in words.witnesses(of: patients) {
        section += "<p>\(witness.name): <code>\(escaped(witness.case))</code></p>\n"
      }
      let outcomes = words.outcomes(of: patients)
      if outcomes == nil {
        section += "<p>\(escaped(phrases.sameOutcome(words.summary(of: patients))))</p>\n"
      }
      section += "<div class=\"versions\">\n"
      section += figure(phrases.was, outcomes?.was, old(patients))
      section += figure(phrases.becomes, outcomes?.becomes, new(patients))
      return section + "</div>\n</section>\n"
    }
  }

  private func figure(_ version: String, _ outcome: String?, _ drawing: String) -> String {
    let caption = version + (outcome.map { ": \(escaped($0))" } ?? "")
    return "<figure><figcaption>\(caption)</figcaption>\n\(drawing)\n</figure>\n"
  }

  /// The flowchart of a version with the way of a class of patients marked.
  private func drawing(
    _ guideline: Guideline, _ tree: Tree, _ patients: PatientClass
  ) -> String {
    let marking = TreeMarking(tree) { item in
      let own = guideline[item]
      let level = difference.items.firstIndex { $0.id == own.id }
      let named = patients.conditions.map { condition -> PossibleValues in
        guard let part = condition.parts.first(where: { $0.level == level }) else {
          return own.allValues
        }
        return PossibleValues(
          part.values.compactMap {
            own.value(named: difference.items[part.level].values[$0].id.text)
          })
      }
      let union = named.reduce(PossibleValues([])) { $0.union($1) }
      return union.isEmpty ? own.allValues : union
    }
    return FlowchartDrawing(
      tree: tree, guideline: guideline, language: language, direction: .topToBottom,
      marking: marking
    ).svg().text
  }

  private func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;")
  }
}
