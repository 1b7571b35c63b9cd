import GuidelineModel

extension Rule {
  static let labelOfAnotherAnswer = Rule(
    id: "label-of-another-answer",
    title: Text(
      nl: "Opschrift van een ander antwoord",
      en: "Label of another answer"),
    promise: Text(
      nl: "Geen opschrift noemt een ander antwoord dan waar het voor staat, of maar een deel van "
        + "de antwoorden; geen beslissing vraagt het tegendeel van haar gegeven, en geen uitkomst "
        + "heet in het kort zoals een andere luidt. Anders zegt de tekening het tegendeel van de "
        + "vraag. Hoofdletters, accenten en spaties tellen niet.",
      en: "No label names another answer than the one it stands for, or only some of the "
        + "answers; no decision asks the opposite of its item, and no outcome is called in short "
        + "as another one is worded. Otherwise the drawing says the opposite of the interview. "
        + "Capitals, accents and spaces do not count."),
    weight: .blocks,
    broken: Example(
      "trees/01-triage.yaml",
      """
            - when: yes
              label: { nl: Ja, en: Yes }
      """,
      """
            - when: yes
              label: { nl: Nee, en: Yes }
      """),
    kept: Example(
      "trees/01-triage.yaml",
      "label: { nl: Lager, en: Lower }",
      "label: { nl: Verhoogd of normaal, en: Raised or normal }"),
    judgement: .proof { evidence throws(LimitExceeded) in
      let guideline = evidence.guideline
      let values: [Finding] = guideline.items.indices.flatMap { place -> [Finding] in
        guideline.misnamedValues(of: Index(place))
      }
      let trees: [Finding] = evidence.trees.flatMap { place, tree -> [Finding] in
        let outcomes: [Finding] = guideline.misnamedOutcomes(of: tree, at: place)
        let branches: [Finding] = guideline.decisions(of: place).flatMap {
          part, decision -> [Finding] in
          guideline.misnamedBranches(of: decision, in: part)
        }
        return outcomes + branches
      }
      let readings: [Finding] = guideline.readings.indices.flatMap { place -> [Finding] in
        guideline.decisions(of: Index<Reading>(place)).flatMap { part, decision -> [Finding] in
          guideline.misnamedBranches(of: decision, in: part)
        }
      }
      return values + trees + readings
    })
}

extension Guideline {
  /// Findings about values whose label is the opposite of their name.
  fileprivate func misnamedValues(of index: Index<Item>) -> [Finding] {
    let item = self[index]
    return item.values.enumerated().flatMap { place, value in
      Language.allCases.filter { language in
        AnswerWords.areOpposite(value.id.text, value.label[language])
          || item.isContradicted(
            by: value.label[language], on: value, asked: item.label[language], in: language)
      }.map { language in
        Finding(
          .item(index),
          at: DraftPath("values").index(place).key("label").key(language.rawValue),
          Text(
            nl: "waarde \"\(value.id)\" van gegeven \"\(item.id)\" heet "
              + "\"\(value.label[language])\", het tegendeel",
            en: "value \"\(value.id)\" of item \"\(item.id)\" is called "
              + "\"\(value.label[language])\", the opposite"))
      }
    }
  }

  /// Findings about branches with the label of another answer, and about a decision that asks the
  /// opposite of its item.
  fileprivate func misnamedBranches(
    of decision: Decision, in part: GuidelinePart
  ) -> [Finding] {
    let item = self[decision.item]
    let inverted = Language.allCases.filter { language in
      item.isInverted(by: decision.label[language], in: language)
    }.map { language in
      Finding(
        part, at: DraftPath("label").key(language.rawValue),
        Text(
          nl: "beslissing \"\(decision.id)\" heet \"\(decision.label[language])\", het "
            + "tegendeel van gegeven \"\(item.id)\" (\"\(item.label[language])\")",
          en: "decision \"\(decision.id)\" is called \"\(decision.label[language])\", the "
            + "opposite of item \"\(item.id)\" (\"\(item.label[language])\")"))
    }
    let misnamed = decision.branches.enumerated().flatMap { place, branch in
      Language.allCases.compactMap { language -> Finding? in
        let words = BranchWords(
          item: item, label: branch.label[language], values: branch.values,
          question: decision.label[language], language: language)
        guard let mistake = words.mistake else { return nil }
        let values = branch.values.map { item.values[$0].id.text }.joined(separator: ", ")
        return Finding(
          part, at: DraftPath("branches").index(place).key("label").key(language.rawValue),
          Text(
            nl: "de tak voor \"\(values)\" van beslissing \"\(decision.id)\" heet "
              + "\"\(branch.label[language])\"; \(mistake.nl)",
            en: "the branch for \"\(values)\" of decision \"\(decision.id)\" is called "
              + "\"\(branch.label[language])\"; \(mistake.en)"))
      }
    }
    return inverted + misnamed
  }

  /// Findings about outcomes whose summary is the wording of another outcome of the tree, or the
  /// other way round, and nothing of their own.
  fileprivate func misnamedOutcomes(of tree: Tree, at index: Index<Tree>) -> [Finding] {
    Language.allCases.flatMap { language -> [Finding] in
      let keys = tree.outcomes.map { OutcomeKeys($0, language) }
      return keys.enumerated().flatMap { place, own -> [Finding] in
        OutcomeText.allCases.compactMap { kind -> Finding? in
          let said = kind == .summary ? own.summary : own.wording
          let others = [kind == .summary ? own.wording : own.summary] + own.steps
          guard !others.contains(where: { $0.contains(said) }) else { return nil }
          let other = keys.enumerated().first { number, other in
            let texts =
              kind == .summary
              ? [other.wording] + (other.steps.count == 1 ? other.steps : []) : [other.summary]
            return number != place && texts.contains(said)
          }
          guard let other else { return nil }
          let outcome = tree.outcomes[place]
          let name = kind == .summary ? outcome.summary : outcome.wording
          let otherName = tree.outcomes[other.offset].id
          return Finding(
            .outcome(index, Index(place)), at: DraftPath(kind.rawValue).key(language.rawValue),
            Text(
              nl: "uitkomst \"\(outcome.id)\" heet \"\(name[language])\", zoals uitkomst "
                + "\"\(otherName)\" luidt",
              en: "outcome \"\(outcome.id)\" is called \"\(name[language])\", as outcome "
                + "\"\(otherName)\" is worded"))
        }
      }
    }
  }
}

/// A text that names an outcome; the raw value is its key in the files.
private enum OutcomeText: String, CaseIterable {
  case summary
  case wording
}

/// The texts of an outcome and its steps as keys that compare labels.
private struct OutcomeKeys {
  let summary: String
  let wording: String
  let steps: [String]

  init(_ outcome: Outcome, _ language: Language) {
    summary = LabelKey(outcome.summary[language]).text
    wording =
      outcome.wording == outcome.summary ? summary : LabelKey(outcome.wording[language]).text
    let wording = wording
    steps = outcome.action.steps.map { step in
      step.text == outcome.wording ? wording : LabelKey(step.text[language]).text
    }
  }
}
