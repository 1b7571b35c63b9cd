import GuidelineModel

/// The case in hand as hidden fields of a form.
struct FieldsStencil: Sendable {
  private let stencil: Stencil<any KeyPath<CaseState.Fields, String> & Sendable>

  init(in language: Language) {
    var marks = StencilMarks<any KeyPath<CaseState.Fields, String> & Sendable>()
    let context = [
      "case": marks.mark(\.document), "trail": marks.mark(\.trail), "view": marks.mark(\.view),
    ]
    stencil = Stencil(PageTemplates.in(language).html("state", context), marks)
  }

  /// The fields as HTML.
  func html(_ fields: CaseState.Fields) -> String {
    stencil.html { HTMLText.escaped(fields[keyPath: $0]) }
  }
}
