package import GuidelineModel

/// A guideline folder made from a decision table of another system.
///
/// Both languages get the words of the file, since nothing translates them. `check` reports those
/// of five words or more as untranslated; shorter ones may be names.
package struct ImportedGuideline {
  /// The files of the folder, with their paths in it.
  package let files: [(path: String, content: String)]
  /// Remarks for the person who imports it.
  package let remarks: [Text]

  /// The limits of a tree.
  private static let (mostQuestions, mostOutcomes) = (512, 64)

  /// Makes a guideline from a decision table in a DMN file.
  ///
  /// - Parameters:
  ///   - bytes: The content of the file.
  ///   - decision: The name of the decision; may be nil if only one decision has a table.
  /// - Throws: ``ImportRefusal`` when the file cannot be imported, with the line of the cause.
  package init(dmn bytes: [UInt8], decision: String?) throws(ImportRefusal) {
    let table = try DMNReader(bytes).table(decision)
    let diagram = try TableDiagram(table)
    let folder = GuidelineFiles(table, diagram)
    guard folder.questionCount <= Self.mostQuestions, folder.outcomeCount <= Self.mostOutcomes
    else {
      throw ImportRefusal(
        table.line,
        nl: "de boom zou \(folder.questionCount) vragen en \(folder.outcomeCount) uitkomsten "
          + "hebben; \(Self.mostQuestions) en \(Self.mostOutcomes) is het meeste",
        en: "the tree would have \(folder.questionCount) questions and \(folder.outcomeCount) "
          + "outcomes; \(Self.mostQuestions) and \(Self.mostOutcomes) is the most")
    }
    files = folder.files
    remarks = Self.remarks(on: table, diagram)
  }

  private static func remarks(on table: ImportedTable, _ diagram: TableDiagram) -> [Text] {
    var remarks = [
      Text(
        nl: "de woorden staan in beide talen zoals ze in het bestand staan; vertaal ze",
        en: "the words stand in both languages as they are in the file; translate them")
    ]
    let isIncomplete =
      diagram.root == .gap || diagram.questions.contains { $0.targets.contains(.gap) }
    if isIncomplete {
      remarks.append(
        Text(
          nl: "voor sommige antwoorden is er geen regel; check wijst ze aan",
          en: "for some answers there is no rule; check names them"))
    }
    for input in table.inputs where !input.areValuesDeclared {
      remarks.append(
        input.values.isEmpty
          ? Text(
            nl: "invoer \"\(input.name)\" is weggelaten: geen regel vraagt ernaar",
            en: "input \"\(input.name)\" is left out: no rule asks it")
          : Text(
            nl: "van invoer \"\(input.name)\" zijn alleen de waarden bekend die in de regels staan",
            en: "of input \"\(input.name)\" only the values in the rules are known"))
    }
    for (place, rule) in table.rules.enumerated() where !diagram.used.contains(place) {
      remarks.append(
        Text(
          nl: "de regel op regel \(rule.line) geldt voor niemand: regels erboven gaan voor",
          en: "the rule on line \(rule.line) holds for nobody: rules above it come first"))
    }
    return remarks
  }
}
