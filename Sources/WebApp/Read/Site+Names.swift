import GuidelineModel
import HTTPTypes

/// Resolves names in addresses.
extension Site {
  func tree(named name: String?) throws(Problem) -> Index<Tree> {
    guard let index = guideline.tree(named: name ?? "") else {
      throw .unknownName(near: name, among: guideline.trees.map(\.id.text))
    }
    return index
  }

  func outcome(
    named name: String?, of tree: Index<Tree>
  ) throws(Problem) -> Index<Outcome> {
    let names = guideline[tree].outcomes.map(\.id.text)
    guard let place = names.firstIndex(of: name ?? "") else {
      throw .unknownName(near: name, among: names)
    }
    return Index(place)
  }

  func letter(named name: String?) throws(Problem) -> Letter {
    guard let letter = guideline.letter(named: name ?? "") else {
      throw .unknownName(near: name, among: guideline.letters.map(\.id.text))
    }
    return letter
  }

  func item(named name: String?) throws(Problem) -> Index<Item> {
    guard let index = guideline.item(named: name ?? "") else {
      throw .unknownName(near: name, among: guideline.items.map(\.id.text))
    }
    return index
  }
}

extension Problem {
  /// The problem of an unknown name in an address.
  static func unknownName(near name: String?, among names: [String]) -> Problem {
    Problem(
      status: .notFound, title: Text(nl: "Deze pagina is er niet", en: "There is no such page"),
      suggestion: name.flatMap { nearestName(to: $0, in: names) })
  }
}
