package import GuidelineModel
import Mustache
package import Reasoning

/// An advice as one self-contained page that prints on one sheet; free of anything that tells who
/// the patient is, with lines to fill that in by hand.
package struct AdviceReport: Sendable {
  private let words: AdviceInWords

  /// Prepares the report of one advice.
  ///
  /// - Parameters:
  ///   - guideline: The guideline that the advice follows.
  ///   - digest: The digest of the guideline.
  ///   - advice: What follows for the patient.
  ///   - patient: The case that the advice was given for.
  ///   - language: The language of the report.
  package init(
    guideline: Guideline, digest: String, advice: Advice, patient: PatientCase, language: Language
  ) {
    words =
      AdviceWording(
        guideline: guideline, digest: digest, advice: advice, patient: patient, language: language
      ).words
  }

  /// The whole page.
  package var html: String {
    do {
      let library = MustacheLibrary(templates: [
        "page": try MustacheTemplate(string: ReportTemplate.page),
        "mark": try MustacheTemplate(string: ReportTemplate.mark),
        "action": try MustacheTemplate(string: ReportTemplate.action),
        "limit": try MustacheTemplate(string: ReportTemplate.limit),
      ])
      return library.render(ReportContext(words).page, withTemplate: "page") ?? ""
    } catch {
      preconditionFailure("The templates are constants, and the tests render each of them.")
    }
  }
}
