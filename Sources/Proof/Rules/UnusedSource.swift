import GuidelineModel

extension Rule {
  static let unusedSource = Rule(
    id: "unused-source",
    title: Text(
      nl: "Bron die nergens wordt aangehaald",
      en: "Source that nothing cites"),
    promise: Text(
      nl: "Een onderbouwing of de uitleg bij een gegeven haalt elke bron aan.",
      en: "A rationale or the help text of an item cites every source."),
    weight: .advises,
    broken: Example(
      "guideline.yaml",
      "    title: The book of fever",
      """
          title: The book of fever
        - source: other-book
          title: Another book
      """),
    kept: Example(
      "guideline.yaml",
      "    title: The book of fever",
      """
          title: The book of fever
          url: https://example.org/fever
      """),
    judgement: .proof { evidence throws(LimitExceeded) in
      let guideline = evidence.guideline
      let cited = Set(
        guideline.items.flatMap(\.citations) + guideline.letters.flatMap(\.citations)
          + guideline.trees.flatMap { tree in
            Language.allCases.flatMap { tree.rationale[$0].citations.map(\.source) }
          })
      return guideline.sources.enumerated().filter { !cited.contains($1.id) }.map { place, source in
        Finding(
          .header, at: DraftPath("sources").index(place).key("source"),
          Text(
            nl:
              "geen onderbouwing en geen uitleg haalt bron \"\(source.id)\" aan; haal de bron aan "
              + "of laat haar weg",
            en: "no rationale and no help text cites source \"\(source.id)\"; cite it, or leave it "
              + "out"))
      }
    })
}
