import GuidelineModel

extension Rule {
  static let labelOfAnotherAnswer = Rule(
    id: "label-of-another-answer",
    title: Text(
      nl: "Opschrift van een ander antwoord",
      en: "Label of another answer"),
    promise: Text(
      nl: "Geen opschrift noemt een ander antwoord dan waar het voor staat; anders zegt de "
        + "tekening het tegendeel van de vraag. Hoofdletters, accenten en spaties tellen niet.",
      en: "No label names another answer than the one it stands for; otherwise the drawing "
        + "says the opposite of the interview. Capitals, accents and spaces do not count."),
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
      return guideline.items.indices.flatMap { guideline.misnamedValues(of: Index($0)) }
        + evidence.trees.flatMap { place, tree in
          tree.decisions.enumerated().flatMap { number, decision in
            guideline.misnamedBranches(of: decision, in: .decision(place, Index(number)))
          }
        }
        + guideline.readings.enumerated().flatMap { place, reading in
          guideline.ownDecisions(of: reading).flatMap { decision in
            guideline.misnamedBranches(
              of: decision, in: .decisionOfReading(Index(place), decision.id))
          }
        }
    })
}

extension Guideline {
  /// Values whose label is the opposite of their name.
  fileprivate func misnamedValues(of index: Index<Item>) -> [Finding] {
    let item = self[index]
    return item.values.enumerated().flatMap { place, value in
      Language.allCases.filter { language in
        AnswerWords.areOpposite(value.id.text, value.label[language])
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

  fileprivate func misnamedBranches(
    of decision: Decision, in part: GuidelinePart
  ) -> [Finding] {
    decision.branches.enumerated().flatMap { place, branch in
      Language.allCases.compactMap { language in
        let item = self[decision.item]
        guard
          let other = item.otherAnswer(
            namedBy: branch.label[language], than: branch.values, in: language)
        else { return nil }
        let values = branch.values.map { item.values[$0].id.text }.joined(separator: ", ")
        return Finding(
          part, at: DraftPath("branches").index(place).key("label").key(language.rawValue),
          Text(
            nl: "de tak voor \"\(values)\" van beslissing \"\(decision.id)\" heet "
              + "\"\(branch.label[language])\"; \"\(other)\" is een ander antwoord",
            en: "the branch for \"\(values)\" of decision \"\(decision.id)\" is called "
              + "\"\(branch.label[language])\"; \"\(other)\" is another answer"))
      }
    }
  }
}
