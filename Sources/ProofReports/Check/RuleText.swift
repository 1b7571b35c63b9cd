package import GuidelineModel
package import Proof

extension Rule {
  /// The explanation of the rule in Markdown, for `check --explain` and the documentation.
  package func explanation(in language: Language) -> String {
    let phrases = ProofPhrases(language)
    let weight =
      switch weight {
      case .blocks: phrases.either("blokkeert", "blocks")
      case .advises: phrases.either("adviseert", "advises")
      }
    let means =
      isHeldByReader
      ? phrases.either("bewaakt door de lezer", "held by the reader")
      : phrases.either("bewezen", "proven")
    return """
      ## \(id)
      \(title[language]) (\(weight); \(means)). \(promise[language])

      \(phrases.either("Overtreedt de regel", "Breaks the rule")), \(phrases.either("in", "in")) \
      `\(broken.file)`:
      ```yaml
      \(broken.new)
      ```
      \(phrases.either("Overtreedt haar niet", "Does not break it")), \
      \(phrases.either("in", "in")) `\(kept.file)`:
      ```yaml
      \(kept.new)
      ```

      """
  }

  /// The rule with this name, or the rule that a diagnostic code of the reader belongs to.
  package static func explained(_ name: String) -> Rule? {
    named(name) ?? DiagnosticCode(rawValue: name).flatMap(ofReader)
  }

  /// All rules as one page of documentation.
  package static func document(in language: Language) -> String {
    let phrases = ProofPhrases(language)
    let introduction = phrases.either(
      """
      # Regels
      `wervelwijzer check` houdt een richtlijn tegen deze regels. Wat over patiënten gaat, wordt \
      bewezen voor alle patiënten tegelijk; wat al bij het lezen van een bestand blijkt, bewaakt de \
      lezer. Een regel die blokkeert, laat `check` met code 1 eindigen. Deze pagina is gemaakt \
      uit dezelfde tekst als `check --explain REGEL`; elke voorbeeldwijziging is een test.
      """,
      """
      # Rules
      `wervelwijzer check` holds a guideline against these rules. What is about patients is proven \
      for all of them at once; what shows when a file is read is held by the reader. A rule that blocks makes `check` end with code 1. This page is made from the same \
      text as `check --explain RULE`; every example change is a test.
      """)
    return introduction + "\n\n" + all.map { $0.explanation(in: language) }.joined(separator: "\n")
  }
}
