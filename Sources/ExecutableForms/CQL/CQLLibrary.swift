package import GuidelineModel

/// The guideline as a library in Clinical Quality Language (CQL).
///
/// An item is a parameter: the list of the values still possible. Null and the empty list mean
/// unknown. A list with anything else is invalid; the results of every tree that asks the item are
/// then null or empty.
package struct CQLLibrary {
  /// A parameter of the library.
  struct Parameter {
    let name: String
    let words: [String]
  }

  /// A definition of the library.
  struct Definition {
    let name: String
    /// A comment in the guideline's words.
    let words: [String]
    let expression: CQLExpression

    init(_ name: String, _ expression: CQLExpression, words: [String] = []) {
      self.name = name
      self.words = words
      self.expression = expression
    }
  }

  private let form: ExecutableGuideline
  private let language: Language

  /// - Parameters:
  ///   - form: The guideline.
  ///   - language: The language of the comments.
  package init(_ form: ExecutableGuideline, language: Language) {
    self.form = form
    self.language = language
  }

  private var guideline: Guideline { form.guideline }
  private var items: [Index<Item>] { guideline.items.indices.map { Index($0) } }
  private func words(_ text: Text) -> String { text[language] }

  var identifier: String { PortableNames.quotable(guideline.id) }
  var version: String { guideline.version }

  /// The comment at the top of the library.
  var header: [String] {
    let own = Text(
      nl: "Gemaakt door wervelwijzer export, niet om te bewerken.",
      en: "Made by wervelwijzer export, not to be edited.")
    let parameters = Text(
      nl: "Een gegeven is een parameter: de lijst van de waarden die nog kunnen. "
        + "Niets of een lege lijst is onbekend.",
      en: "An item is a parameter: the list of the values still possible. "
        + "Null or an empty list is unknown.")
    let results = Text(
      nl: "Van elke boom staat de uitkomst in \"BOOM outcome\", niets zolang die niet vaststaat, "
        + "en wat nog kan in \"BOOM possible\".",
      en: "Of every tree the outcome stands in \"TREE outcome\", null while it is not certain, "
        + "and what is still possible in \"TREE possible\".")
    let invalid = Text(
      nl: "Staat er iets anders in een lijst, dan zegt elke boom die het gegeven vraagt niets "
        + "en noemt \"invalid items\" het gegeven.",
      en: "Where a list has anything else in it, every tree that asks the item says nothing "
        + "and \"invalid items\" names the item.")
    return [
      "\(guideline.id) \(guideline.version): \(words(guideline.title))", form.digest,
      words(own), words(parameters), words(results), words(invalid),
    ]
  }

  var parameters: [Parameter] {
    items.map { item in
      let content = guideline[item]
      let values = content.values.map { "  \($0.id): \(words($0.label))" }
      return Parameter(name: content.id.text, words: [words(content.label)] + values)
    }
  }

  var definitions: [Definition] {
    [Definition("guideline digest", .text(form.digest))]
      + items.flatMap(definitions) + invalidItems + form.trees.flatMap(definitions)
  }

  // Names of the guideline contain no spaces, so definitions for different things have different
  // names.
  private func isValid(_ item: Index<Item>) -> String { "\(guideline[item].id) is valid" }
  private func areValid(_ tree: Tree) -> String { "\(tree.id) items are valid" }
  private func mayBe(_ item: Index<Item>, _ value: Int) -> String {
    "\(guideline[item].id) may be \(guideline[item].values[value].id)"
  }
  private func isPossible(_ outcome: Outcome, of tree: Tree) -> String {
    "\(tree.id) \(outcome.id) possible"
  }

  /// Defines whether the list of an item contains only its values, each at most once, and for each
  /// value whether it is still possible.
  private func definitions(of item: Index<Item>) -> [Definition] {
    let content = guideline[item]
    let list = CQLExpression.parameter(content.id.text)
    let found = content.values.map { CQLExpression.oneIf(.contains(list, $0.id.text)) }
    let valid = Definition(isValid(item), .equal(.count(list), .sum(found)))
    return [valid]
      + content.values.enumerated().map { place, value in
        Definition(
          mayBe(item, place), .any([.not(.exists(list)), .contains(list, value.id.text)]),
          words: ["\(words(content.label)): \(words(value.label))"])
      }
  }

  private var invalidItems: [Definition] {
    names("invalid items", items.map { (guideline[$0].id.text, .not(.definition(isValid($0)))) })
  }

  private func definitions(of tree: ExecutableTree) -> [Definition] {
    let content = tree.tree
    let valid = Definition(
      areValid(content), .all(tree.items.map { .definition(isValid($0)) }),
      words: [words(content.title)])
    let outcomes = content.outcomes.enumerated().map { place, outcome in
      Definition(
        isPossible(outcome, of: content),
        .all([
          .definition(valid.name),
          .any(tree.paths(to: Index(place)).map { .all($0.conditions.map(mayHold)) }),
        ]),
        words: [words(outcome.summary)])
    }
    let possible = "\(content.id) possible"
    let outcome = CQLExpression.valueIf(
      .equal(.count(.definition(possible)), .number(1)), .first(.definition(possible)))
    return [valid] + outcomes
      + names(
        possible,
        content.outcomes.map { ($0.id.text, .definition(isPossible($0, of: content))) })
      + [Definition("\(content.id) outcome", outcome)]
  }

  private func mayHold(_ condition: ItemCondition) -> CQLExpression {
    .any(condition.values.indices.map { .definition(mayBe(condition.item, $0)) })
  }

  /// Defines the list of the names whose conditions hold, in order.
  private func names(
    _ name: String, _ conditions: [(name: String, condition: CQLExpression)]
  ) -> [Definition] {
    let all = Definition(
      "\(name) or null", .list(conditions.map { .valueIf($0.condition, .text($0.name)) }))
    return [all, Definition(name, .known(.definition(all.name)))]
  }
}
