/// The page of the interview, without anything that is of one patient.
struct ConsultStencil: Sendable {
  /// What the page has room for.
  struct Shape: Hashable, Sendable {
    let hasQuestion: Bool
    let canGoBack: Bool
    let hasAnswers: Bool
  }

  /// What is put in, as HTML.
  struct Parts: Sendable {
    let pageTitle: String
    let fields: String
    let pathway: String
    let notices: String
    let question: String
    let tree: String
    let title: String
    let wide: String
    let narrow: String
    let list: String
    let soFar: String
    let given: String
  }

  private typealias Slot = any KeyPath<Parts, String> & Sendable

  private let stencil: Stencil<Slot>

  /// Lays the page out.
  init(_ shape: Shape, _ frame: PageFrame, of site: Site) {
    var marks = StencilMarks<Slot>()
    let slots: [String: Slot] = [
      "pageTitle": \.pageTitle, "fields": \.fields, "pathway": \.pathway, "notices": \.notices,
      "question": \.question, "tree": \.tree, "title": \.title, "wide": \.wide,
      "narrow": \.narrow, "list": \.list, "soFar": \.soFar, "given": \.given,
    ]
    let values: [String: Any] = slots.mapValues { marks.mark($0) }
    let context: [String: Any] = [
      "bodyClass": "consulting", "hasQuestion": shape.hasQuestion, "canGoBack": shape.canGoBack,
      "hasAnswers": shape.hasAnswers,
    ]
    let html = PageTemplates.in(frame.language).html(
      "consult",
      frame.context(of: site).merging(context) { $1 }.merging(values) { $1 })
    stencil = Stencil(html, marks)
  }

  /// The page of one patient.
  func html(_ parts: Parts) -> String {
    stencil.html { parts[keyPath: $0] }
  }
}
