import Drawing
import GuidelineFormat
import GuidelineModel
import Markup
import Proof

extension DifferenceReport {
  /// The report as a self-contained HTML page.
  ///
  /// It shows both flowcharts of every class, with the changed region marked.
  package var html: String {
    let title = "\(old.guideline.version) → \(new.guideline.version)"
    let heading = "\(new.guideline.title[language]): \(title)"
    return Fragment.html(
      [.lang(language.rawValue)],
      .head(
        .meta([.charset("utf-8")]),
        .meta([.name("viewport"), .content("width=device-width, initial-scale=1")]),
        .title(heading), .style(.text("\n\(Self.style)"))),
      .body(.h1(heading), structureSection, behaviour, wordsSection)
    ).htmlDocument(escaping: .keepingApostrophes).text
  }

  private static let style = """
    body { font: 1rem/1.5 system-ui, sans-serif; max-width: 75rem; margin: 2rem auto; padding: 0 1rem; color: #1b1b1b; background: #fff; }
    .class { border-top: 1px solid #767676; padding: 0.5rem 0 1rem; }
    .versions { display: grid; grid-template-columns: repeat(auto-fit, minmax(22rem, 1fr)); gap: 1rem; }
    figure { margin: 0; overflow-x: auto; }
    svg { max-width: 100%; height: auto; }
    code { overflow-wrap: anywhere; }
    pre { white-space: pre-wrap; overflow-wrap: anywhere; margin: 0 0 0.5rem; font: 0.875rem/1.5 ui-monospace, monospace; }

    """

  private var structureSection: Fragment? {
    guard !difference.structure.isEmpty else { return nil }
    return .group([
      .h2(phrases.structureHeading),
      .ul(listed(structure) { .li(.text($0.head), list($0.lines)) }),
      listed(renames) { .p($0) },
    ])
  }

  private var behaviour: Fragment {
    let heading = Fragment.h2(phrases.behaviourHeading)
    guard difference.changesAdvice else {
      return .group([heading, .p(nothingChanges)])
    }
    return .group([
      heading, .each(difference.trees, section), .each(difference.readings, section),
      listed(difference.boundaries) { .p(sentence($0)) },
      listed(difference.otherLogic) { change in
        .group([
          .p("\(change.part.text): \(phrases.words(change))"),
          list(change.structuralFields.flatMap(fields.lines)),
        ])
      },
      pathwaySection, plansSection, .p(phrases.shareExplained),
    ])
  }

  private var wordsSection: Fragment? {
    guard changedTexts > 0 else { return nil }
    return .group([
      .h2(phrases.wordsHeading), .p(phrases.textsChanged(changedTexts)),
      listed(difference.rewordedParts) { part in
        .group([
          .h3(.code(part.part.text)), list(part.words.flatMap(fields.lines)),
        ])
      },
    ])
  }

  /// The first parts of a list, and the number of the others.
  private func listed<Part>(
    _ parts: [Part], _ most: Int = 100, _ fragment: (Part) -> Fragment
  ) -> Fragment {
    let rest = parts.count - most
    return .group([
      .each(parts.prefix(most), fragment),
      rest > 0 ? .p(phrases.more(rest)) : nil,
    ])
  }

  /// Lines with their indentation.
  private func list(_ lines: [String]) -> Fragment? {
    lines.isEmpty ? nil : .pre(lines.joined(separator: "\n"))
  }

  private var pathwaySection: Fragment {
    var parts: [Fragment] = []
    if let pathway = difference.pathway, pathway.share > 0 {
      let sentence = phrases.pathway(pathway.start.text, phrases.percentage(pathway.share))
      parts.append(.p(sentence))
      parts.append(
        .ul(
          .each(pathway.trees) { tree, share in
            .li("\(tree.text): \(phrases.percentage(share))")
          }))
    }
    if let limit = difference.pathwayLimit {
      parts.append(.p(phrases.pathwayNotFollowed(limit)))
    }
    return .group(parts)
  }

  private var plansSection: Fragment {
    let remark = plansRemark.map { Fragment.p($0) }
    guard !difference.plans.isEmpty else { return .group([remark]) }
    return .group([
      .h3(phrases.plansHeading),
      listed(difference.plans) { patients in
        let words = planWords
        let sentences = Array(patients.conditions)
          .listed(ClassWords.mostConditions, in: phrases) { [conditions.sentence($0)] }
        return .section(
          [.class("class")],
          .p(.strong(words.heading(of: patients))),
          sentences.isEmpty ? .p(phrases.whoNotWorkedOut) : .ul(.each(sentences) { .li($0) }),
          .ul(.each(words.changes(of: patients)) { .li($0) }),
          .p("\(phrases.was): \(words.line(patients.oldLine, isOld: true))"),
          .p("\(phrases.becomes): \(words.line(patients.newLine, isOld: false))"),
          .each(words.witnesses(of: patients)) { witness in
            .p("\(witness.name): ", .code(witness.case))
          })
      },
      remark,
    ])
  }

  private func section(_ change: GuidelineDifference.TreeChange) -> Fragment {
    let tree = new.guideline[change.new]
    return .group([
      .h3(phrases.tree(tree.title[language], tree.id.text)),
      .group(change.outcomes.map { list(lines($0)) }),
      classes(
        change.classes, words(change),
        old: { drawing(old.guideline, old.guideline[change.old], $0) },
        new: { drawing(new.guideline, tree, $0) }),
    ])
  }

  private func section(_ change: GuidelineDifference.ReadingChange) -> Fragment {
    let before = old.guideline.readings[change.old.offset].alternative
    let reading = new.guideline.readings[change.new.offset]
    let after = reading.alternative
    return .group([
      .h3(phrases.reading(reading.id.text, tree: after.title[language])),
      classes(
        change.classes, words(change),
        old: { drawing(old.guideline, before, $0) }, new: { drawing(new.guideline, after, $0) }),
    ])
  }

  private func classes(
    _ classes: [PatientClass], _ words: ClassWords,
    old: (PatientClass) -> RenderedMarkup, new: (PatientClass) -> RenderedMarkup
  ) -> Fragment {
    // Each class has two drawings, which make a page long.
    listed(classes, 20) { patients in
      let sentences = Array(patients.conditions)
        .listed(ClassWords.mostConditions, in: phrases) { [conditions.sentence($0)] }
      let outcomes = words.outcomes(of: patients)
      return .section(
        [.class("class")],
        .p(.strong(words.heading(of: patients))),
        .ul(.each(sentences) { .li($0) }),
        .each(words.witnesses(of: patients)) { witness in
          .p("\(witness.name): ", .code(witness.case))
        },
        outcomes == nil
          ? .p(phrases.sameOutcome(words.summary(of: patients))) : nil,
        .div(
          [.class("versions")], figure(phrases.was, outcomes?.was, old(patients)),
          figure(phrases.becomes, outcomes?.becomes, new(patients))))
    }
  }

  private func figure(
    _ version: String, _ outcome: String?, _ drawing: RenderedMarkup
  ) -> Fragment {
    let caption = version + (outcome.map { ": \($0)" } ?? "")
    return .figure(.figcaption(caption), .rendered(drawing))
  }

  /// The flowchart of a version with the path of a class of patients marked.
  private func drawing(
    _ guideline: Guideline, _ tree: Tree, _ patients: PatientClass
  ) -> RenderedMarkup {
    let marking = TreeMarking(tree) { item in
      let own = guideline[item]
      let level = difference.items.firstIndex { $0.id == own.id }
      let named = patients.conditions.map { condition -> PossibleValues in
        guard let part = condition.parts.first(where: { $0.level == level }) else {
          return own.allValues
        }
        return PossibleValues(
          part.values.compactMap {
            own.valueIndex(named: difference.items[part.level].values[$0].id.text)
          })
      }
      let union = named.reduce(PossibleValues([])) { $0.union($1) }
      return union.isEmpty ? own.allValues : union
    }
    return FlowchartDrawing(
      tree: tree, guideline: guideline, language: language, direction: .topToBottom,
      marking: marking
    ).svg()
  }
}
