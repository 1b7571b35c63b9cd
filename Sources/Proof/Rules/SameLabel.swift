import GuidelineModel

extension Rule {
  static let sameLabel = Rule(
    id: "same-label",
    title: Text(
      nl: "Twee dingen met één opschrift",
      en: "Two things with one label"),
    promise: Text(
      nl: "In elke taal hebben gegevens, waarden van een gegeven, takken van een beslissing, "
        + "uitkomsten van een boom (in het kort), bomen, gebeurtenissen, fasen en ingangen elk "
        + "een eigen opschrift, en heet een beslissing niet naar een ander gegeven; anders weet "
        + "niemand welke van de twee bedoeld is. Hoofdletters, accenten en spaties tellen niet.",
      en: "In every language, items, values of an item, branches of a decision, outcomes of a "
        + "tree (in short), trees, events, phases and ways in each have a label of their own, "
        + "and no decision is labelled as another item; otherwise nobody knows which of the two "
        + "is meant. Capitals, accents and spaces do not count."),
    weight: .blocks,
    broken: Example(
      "items.yaml",
      "{ value: raised, label: { nl: Verhoogd, en: Raised } }",
      "{ value: raised, label: { nl: Hoog, en: Raised } }"),
    kept: Example(
      "items.yaml",
      "{ value: raised, label: { nl: Verhoogd, en: Raised } }",
      "{ value: raised, label: { nl: Hoger, en: Higher } }"),
    judgement: .proof { evidence throws(LimitExceeded) in
      let guideline = evidence.guideline
      return guideline.labelGroups.flatMap(\.findings) + guideline.decisionsNamedAsOthers
    })
}

/// Labels that must differ from each other.
private struct LabelGroup {
  /// A label, with the name of what it labels: "waarde \"high\"".
  typealias Label = (name: Text, place: PlacedText)

  let labels: [Label]

  var findings: [Finding] {
    Language.allCases.flatMap { language in
      var first: [LabelKey: Label] = [:]
      return labels.compactMap { label -> Finding? in
        let key = LabelKey(label.place.text[language])
        guard let other = first[key] else {
          first[key] = label
          return nil
        }
        return Finding(
          label.place, in: language,
          Text(
            nl: "\(label.name.nl) heet \"\(label.place.text[language])\", net als "
              + "\(other.name.nl) (\(language.rawValue))",
            en: "\(label.name.en) is called \"\(label.place.text[language])\", as is "
              + "\(other.name.en) (\(language.rawValue))"))
      }
    }
  }
}

extension Guideline {
  fileprivate var labelGroups: [LabelGroup] {
    headerGroups + itemGroups
      + trees.indices.flatMap { groups(of: Index<Tree>($0)) }
      + readings.indices.flatMap { place in
        decisions(of: Index<Reading>(place)).map { branches(of: $0.decision, in: $0.part) }
      }
  }

  private var headerGroups: [LabelGroup] {
    let label = DraftPath("label")
    return [
      LabelGroup(
        labels: events.enumerated().map {
          (
            Text(nl: "gebeurtenis \"\($1.id)\"", en: "event \"\($1.id)\""),
            PlacedText(part: .event(Index($0)), detail: label, text: $1.label)
          )
        }),
      LabelGroup(
        labels: phases.enumerated().map {
          (
            Text(nl: "fase \"\($1.id)\"", en: "phase \"\($1.id)\""),
            PlacedText(part: .phase(Index($0)), detail: label, text: $1.label)
          )
        }),
      LabelGroup(
        labels: entries.enumerated().map {
          (
            Text(nl: "ingang \"\($1.id)\"", en: "entry \"\($1.id)\""),
            PlacedText(part: .entry(Index($0)), detail: label, text: $1.label)
          )
        }),
      treeNames,
    ]
  }

  /// The titles of trees, and their tabs where these differ.
  private var treeNames: LabelGroup {
    LabelGroup(
      labels: trees.enumerated().flatMap { place, tree in
        let names = [("title", tree.title)] + (tree.tab == tree.title ? [] : [("tab", tree.tab)])
        return names.map { (place, tree, $0, $1) }
      }.map { place, tree, key, text in
        (
          Text(nl: "boom \"\(tree.id)\"", en: "tree \"\(tree.id)\""),
          PlacedText(part: .tree(Index(place)), detail: DraftPath(key), text: text)
        )
      })
  }

  private var itemGroups: [LabelGroup] {
    let all = LabelGroup(
      labels: items.enumerated().map {
        (
          Text(nl: "gegeven \"\($1.id)\"", en: "item \"\($1.id)\""),
          PlacedText(part: .item(Index($0)), detail: DraftPath("label"), text: $1.label)
        )
      })
    return [all]
      + items.enumerated().map { place, item in
        LabelGroup(
          labels: item.values.enumerated().map { number, value in
            (
              Text(
                nl: "waarde \"\(value.id)\" van gegeven \"\(item.id)\"",
                en: "value \"\(value.id)\" of item \"\(item.id)\""),
              PlacedText(
                part: .item(Index(place)), detail: DraftPath("values").index(number).key("label"),
                text: value.label)
            )
          })
      }
  }

  private func groups(of index: Index<Tree>) -> [LabelGroup] {
    let tree = self[index]
    let outcomes = LabelGroup(
      labels: tree.outcomes.enumerated().map { place, outcome in
        (
          Text(nl: "uitkomst \"\(outcome.id)\"", en: "outcome \"\(outcome.id)\""),
          PlacedText(
            part: .outcome(index, Index(place)), detail: DraftPath("summary"),
            text: outcome.summary)
        )
      })
    return decisions(of: index).map { branches(of: $0.decision, in: $0.part) }
      + [outcomes]
  }

  private func branches(of decision: Decision, in part: GuidelinePart) -> LabelGroup {
    let values = self[decision.item].values
    return LabelGroup(
      labels: decision.branches.enumerated().map { place, branch in
        let names = branch.values.map { values[$0].id.text }.joined(separator: ", ")
        return (
          Text(
            nl: "de tak voor \"\(names)\" van beslissing \"\(decision.id)\"",
            en: "the branch for \"\(names)\" of decision \"\(decision.id)\""),
          PlacedText(
            part: part, detail: DraftPath("branches").index(place).key("label"),
            text: branch.label)
        )
      })
  }

  /// Findings about decisions with the label of another item, or of a decision of their tree about
  /// another item.
  fileprivate var decisionsNamedAsOthers: [Finding] {
    let named = trees.enumerated().flatMap { place, tree in
      decisions(of: Index<Tree>(place)).map { ($0.part, $0.decision, tree) }
    }
    let read = readings.enumerated().flatMap { place, reading in
      decisions(of: Index<Reading>(place)).map { ($0.part, $0.decision, reading.alternative) }
    }
    return (named + read).flatMap { part, decision, tree in
      Language.allCases.compactMap { language -> Finding? in
        let key = LabelKey(decision.label[language])
        guard LabelKey(self[decision.item].label[language]) != key else { return nil }
        let sameTree = tree.decisions.first {
          $0.item != decision.item && LabelKey($0.label[language]) == key
        }?.item.offset
        let other = items.indices.first {
          $0 != decision.item.offset && LabelKey(items[$0].label[language]) == key
        }
        guard let other = other ?? sameTree else { return nil }
        return Finding(
          part, at: DraftPath("label").key(language.rawValue),
          Text(
            nl: "beslissing \"\(decision.id)\" vraagt gegeven \"\(self[decision.item].id)\" en "
              + "heet \"\(decision.label[language])\", net als gegeven \"\(items[other].id)\"",
            en: "decision \"\(decision.id)\" asks item \"\(self[decision.item].id)\" and is "
              + "called \"\(decision.label[language])\", as is item \"\(items[other].id)\""))
      }
    }
  }
}
