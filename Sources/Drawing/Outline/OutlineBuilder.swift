package import GuidelineModel

extension Outline {
  /// Makes the outline of a tree.
  ///
  /// - Parameters:
  ///   - tree: The tree, or the alternative of a reading.
  ///   - guideline: The guideline that its links and limits refer to.
  ///   - language: The language of all words.
  ///   - marking: The marks of a patient; nothing is marked if nil.
  ///   - notes: What is added to the answer of each branch of each decision.
  package init(
    tree: Tree, guideline: Guideline, language: Language, marking: TreeMarking? = nil,
    notes: [[String]]? = nil
  ) {
    let marking = marking ?? TreeMarking(unmarked: tree)
    var builder = OutlineBuilder(
      tree: tree, guideline: guideline, language: language, marking: marking, notes: notes)
    self.tree = tree.id
    title = tree.title[language]
    self.language = language
    isOfPatient = marking.isOfPatient
    root = builder.question(0)
  }
}

private struct OutlineBuilder {
  let tree: Tree
  let guideline: Guideline
  let language: Language
  let marking: TreeMarking
  let notes: [[String]]?
  private let depths: [Int]
  private var written: Set<Int> = []

  init(
    tree: Tree, guideline: Guideline, language: Language, marking: TreeMarking,
    notes: [[String]]?
  ) {
    self.tree = tree
    self.guideline = guideline
    self.language = language
    self.marking = marking
    self.notes = notes
    // Every decision comes after those that lead to it, so one pass finds the longest paths.
    var depths = tree.decisions.map { _ in 0 }
    for (place, decision) in tree.decisions.enumerated() {
      for case .decision(let next) in decision.branches.map(\.target) {
        depths[next.offset] = max(depths[next.offset], depths[place] + 1)
      }
    }
    self.depths = depths
  }

  /// A question with everything below it.
  ///
  /// Each decision is written out once, so an outline is as large as its tree.
  mutating func question(_ place: Int) -> Outline.Question {
    written.insert(place)
    let decision = tree.decisions[place]
    let index = Index<Decision>(place)
    var answers: [Outline.Branch] = []
    for (number, branch) in decision.branches.enumerated() {
      let mark = marking[index, branch: number]
      answers.append(
        Outline.Branch(
          label: branch.label[language] + (notes.map { ": \($0[index.offset][number])" } ?? ""),
          mark: mark, next: next(branch.target, mark)))
    }
    return Outline.Question(
      decision: index, id: decision.id, label: decision.label[language], mark: marking[index],
      isWaiting: marking.waiting == index, depth: depths[place], answers: answers)
  }

  private mutating func next(_ target: Branch.Target, _ mark: Mark) -> Outline.Next {
    switch target {
    case .outcome(let outcome):
      return .result(result(outcome, mark))
    case .decision(let next) where written.contains(next.offset):
      let decision = tree.decisions[next.offset]
      return .elsewhere(
        Outline.Reference(
          decision: next, id: decision.id, label: decision.label[language],
          mark: mark == .ruledOut ? .ruledOut : marking[next]))
    case .decision(let next):
      return .question(question(next.offset))
    }
  }

  private func result(_ index: Index<Outcome>, _ branch: Mark) -> Outline.Result {
    let outcome = tree.outcomes[index.offset]
    return Outline.Result(
      outcome: index, id: outcome.id, paragraphs: outcome.paragraphs(in: language),
      urgency: UrgencyLabel(of: outcome, in: guideline, language: language),
      mark: branch == .ruledOut ? .ruledOut : marking[index],
      links: links(after: outcome.continuation))
  }

  private func links(after continuation: Outcome.Continuation) -> [Outline.LinkGroup] {
    switch continuation {
    case .trees(let trees):
      return trees.isEmpty ? [] : [Outline.LinkGroup(choice: nil, links: trees.map(link))]
    case .choice(let item, let options):
      let values = guideline[item].values
      return options.map { option in
        Outline.LinkGroup(
          choice: option.value.map { values[$0].label[language] }.joined(separator: ", "),
          links: option.trees.map(link))
      }
    }
  }

  private func link(_ tree: Index<Tree>) -> Outline.Link {
    Outline.Link(tree: guideline[tree].id, label: guideline[tree].tab[language])
  }
}
