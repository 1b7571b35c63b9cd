import Consultation
package import Foundation
package import GuidelineFormat
package import GuidelineModel
import JSON
package import Proof

/// For each alternative reading of the source, the patients whose outcome it changes.
package struct ReadingsReport: Sendable {
  private let loaded: LoadedGuideline
  private let classes: [[PatientClass]]
  private let language: Language

  private var guideline: Guideline { loaded.guideline }
  private var phrases: ProofPhrases { ProofPhrases(language) }

  /// Computes the classes of every reading.
  ///
  /// - Parameters:
  ///   - loaded: The guideline.
  ///   - language: The language of the report.
  ///   - limits: How much the analysis may use.
  /// - Throws: ``LimitExceeded`` when it takes more steps or nodes than allowed.
  package init(
    _ loaded: LoadedGuideline, language: Language, limits: ProofLimits
  ) throws(LimitExceeded) {
    var symbolic = try SymbolicGuideline(loaded.guideline, limits: limits)
    var classes: [[PatientClass]] = []
    for place in loaded.guideline.readings.indices {
      classes.append(try symbolic.classes(of: Index(place)))
    }
    self.loaded = loaded
    self.classes = classes
    self.language = language
  }

  private func words(_ reading: Reading) -> ClassWords {
    ClassWords(
      old: VersionedTree(guideline: guideline, tree: guideline[reading.tree]),
      new: VersionedTree(guideline: guideline, tree: reading.alternative),
      conditions: ConditionWords(guideline, language: language))
  }

  /// The report in plain text.
  package var text: String {
    var lines = [phrases.readingsHeading.uppercased()]
    for (reading, classes) in zip(guideline.readings, classes) {
      lines += [
        "", phrases.reading(reading.id.text, tree: guideline[reading.tree].title[language]),
      ]
      lines.append("  \(reading.change[language])")
      lines += classes.listed(indent: "  ", in: phrases, words(reading).lines)
    }
    lines += ["", phrases.shareExplained]
    return lines.map { $0 + "\n" }.joined()
  }

  /// The report as JSON.
  package var json: Data {
    var json = JSONText(indented: true)
    json.object { json in
      json.member("digest", loaded.digest)
      json.member("readings") { json in
        json.array(zip(guideline.readings, classes)) { json, pair in
          json.object { json in
            json.member("reading", pair.0.id.text)
            json.member("tree", guideline[pair.0.tree].id.text)
            json.member("change", pair.0.change[language])
            json.member("why", pair.0.reason[language])
            json.classes(pair.1, words(pair.0))
          }
        }
      }
    }
    return Data(json.bytes) + Data("\n".utf8)
  }
}
