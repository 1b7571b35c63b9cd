package import GuidelineModel
import Mustache
package import Reasoning

/// An advice as one self-contained page that prints on one sheet; free of anything that tells who
/// the patient is, with lines to fill that in by hand.
package struct AdviceReport: Sendable {
  package let words: AdviceInWords

  /// Prepares the report of one advice.
  ///
  /// - Parameters:
  ///   - guideline: The guideline that the advice follows.
  ///   - digest: The digest of the guideline.
  ///   - evaluation: What follows for the patient.
  ///   - language: The language of the report.
  package init(
    guideline: Guideline, digest: String, evaluation: Evaluation, language: Language
  ) {
    words =
      AdviceWording(
        guideline: guideline, digest: digest, evaluation: evaluation, language: language
      ).words
  }

  /// The whole page.
  package var html: String {
    do {
      let library = MustacheLibrary(
        templates: try Self.templates.mapValues { try MustacheTemplate(string: $0) })
      return library.render(context, withTemplate: "page") ?? ""
    } catch {
      preconditionFailure("The templates are constants, and the tests render each of them.")
    }
  }

  /// The templates that other pages of advice are made from too: `report`, without the page around
  /// it, and its parts.
  package static let parts: [String: String] = [
    "report": ReportTemplate.report, "marks": ReportTemplate.marks, "mark": ReportTemplate.mark,
    "action": ReportTemplate.action(named: "action", limit: "{{> limit}}"),
    "limit": ReportTemplate.limit,
    // The same with its limits as HTML, for who puts them in later.
    "action-frame": ReportTemplate.action(named: "action-frame", limit: "{{{.}}}"),
  ]

  private static let templates = parts.merging(["page": ReportTemplate.page]) { $1 }

  /// The values that the templates name.
  package var context: [String: Any] { ReportContext(words).page }

  /// How a report looks, on screen and on paper, within the class `report`; with the colours that
  /// it is drawn in as custom properties of the root.
  package static let style = ReportStyle.palette + ReportStyle.sheet
}
