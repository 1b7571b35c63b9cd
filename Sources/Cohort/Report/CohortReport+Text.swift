package import GuidelineModel

extension CohortReport {
  /// The report for people.
  package func text(in language: Language) -> String {
    let phrases = CohortPhrases(language)
    var lines = ["\(guideline.id) \(guideline.version): \(guideline.title[language])"]
    lines.append("  " + phrases.rows(counts.rows, unreadable: counts.unreadable?.count))
    if let missing, !missing.isEmpty {
      let names = missing.map { guideline.name(of: $0) }.joined(separator: ", ")
      lines.append("  " + phrases.missing(names))
    }
    for (column, count) in sortedUnreadCells {
      lines.append("  " + phrases.unreadCells(count, of: column))
    }
    lines += text(of: counts.total, phrases, language)
    if !counts.columns.isEmpty {
      for (key, group) in groups {
        let names = zip(counts.columns, key).map { "\($0): \($1.isEmpty ? phrases.nothing : $1)" }
        lines += ["", "== \(names.joined(separator: ", ")) =="]
        lines.append("  " + phrases.rows(group.rows, unreadable: nil))
        lines += text(of: group, phrases, language)
      }
    }
    if let analysis { lines += text(of: analysis, phrases, language) }
    return lines.map { $0 + "\n" }.joined()
  }

  private func text(
    of group: CohortCounts.Group, _ phrases: CohortPhrases, _ language: Language
  ) -> [String] {
    var lines = ["", phrases.trees.uppercased()]
    for (tree, counts) in zip(guideline.trees, group.trees) {
      lines += ["", "\(tree.title[language]) (\(tree.id))"]
      lines += self.lines(TreeCounts(counts, of: tree), of: tree, phrases, language)
    }
    lines += ["", phrases.pathway.uppercased()]
    if let contradictions = group.contradictions {
      lines.append("  " + phrases.contradictions(contradictions))
    } else {
      lines.append("  " + phrases.noContradictions)
    }
    for (tree, counts) in zip(guideline.trees, group.pathway) {
      let counts = TreeCounts(counts, of: tree)
      lines += ["", "\(tree.title[language]) (\(tree.id)): \(phrases.reached(counts.all))"]
      lines += self.lines(counts, of: tree, phrases, language)
    }
    return lines
  }

  private func lines(
    _ counts: TreeCounts, of tree: Tree, _ phrases: CohortPhrases, _ language: Language
  ) -> [String] {
    let width = String(counts.all).count
    func line(_ count: Int, _ words: String) -> String? {
      guard count > 0 else { return nil }
      let number = String(count)
      let share = phrases.share(count, of: counts.all)
      let gap = String(repeating: " ", count: width - number.count)
      let pad = String(repeating: " ", count: 6 - share.count)
      return "  \(gap)\(number) \(pad)\(share)  \(words)"
    }
    let decided = zip(tree.outcomes, counts.decided).compactMap { outcome, count in
      line(count, "\(outcome.summary[language]) (\(outcome.id))")
    }
    let others = [
      line(counts.undecided, phrases.undecided), line(counts.invalid, phrases.invalid),
    ]
    return decided + others.compactMap(\.self)
  }
}

/// The words of the report.
struct CohortPhrases {
  let language: Language

  init(_ language: Language) { self.language = language }

  private func words(_ nl: String, _ en: String) -> String { Text(nl: nl, en: en)[language] }

  func rows(_ count: Int, unreadable: Int?) -> String {
    let rows = words(
      count == 1 ? "1 rij" : "\(count) rijen", count == 1 ? "1 row" : "\(count) rows")
    guard let unreadable, unreadable > 0 else { return rows }
    return rows + words(", waarvan \(unreadable) onleesbaar", ", \(unreadable) of them unreadable")
  }

  func missing(_ names: String) -> String {
    words("zonder kolom, dus onbekend: \(names)", "without a column, so unknown: \(names)")
  }

  func unreadCells(_ count: Int, of column: String) -> String {
    words(
      "kolom \(column): cellen die volgens de mapping niets betekenen: \(count)",
      "column \(column): cells that mean nothing by the mapping: \(count)")
  }

  var trees: String { words("Elke boom op zichzelf", "Every tree by itself") }
  var pathway: String { words("Het pad", "The pathway") }
  var nothing: String { words("(leeg)", "(empty)") }
  var undecided: String { words("nog niet te zeggen", "undecided") }
  var invalid: String {
    words("een antwoord is geen waarde van het gegeven", "an answer is no value of its item")
  }

  func reached(_ count: Int) -> String {
    words("\(count) komen hier", "\(count) come here")
  }

  func contradictions(_ count: Int) -> String {
    words(
      "\(count) met een antwoord dat een uitkomst tegenspreekt",
      "\(count) with an answer that contradicts an outcome")
  }

  var noContradictions: String {
    words(
      "tegenspraken zijn aan tellingen niet te zien", "counts do not show contradictions")
  }

  /// A share with one decimal.
  func share(_ count: Int, of all: Int) -> String {
    let tenths = (count * 2000 + all) / (2 * all)
    return "\(tenths / 10)\(words(",", "."))\(tenths % 10)%"
  }
}
