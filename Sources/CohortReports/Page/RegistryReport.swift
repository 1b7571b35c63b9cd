import Cohort
import Drawing
import GuidelineModel
package import Markup

/// The report of a registry as one HTML page that needs nothing else.
package struct RegistryReport: Sendable {
  let context: ReportContext
  let published: PublishedReport
  let words: ReportWords

  package init(_ context: ReportContext, _ published: PublishedReport) {
    self.context = context
    self.published = published
    words = ReportWords(context.language)
  }

  var guideline: Guideline { context.guideline }
  var language: Language { context.language }

  /// The page.
  package var html: RenderedMarkup {
    Fragment.html(
      [.lang(language.rawValue)],
      .head(
        .meta([.charset("utf-8")]),
        .meta([.name("viewport"), .content("width=device-width, initial-scale=1")]),
        .meta([.name("color-scheme"), .content("light dark")]),
        .title("\(words.title): \(guideline.title[language])"),
        .style(.text("\n" + ReportLook.css))),
      .body(.main([.class("registry")], head, contents, .group(parts.map(section))))
    ).htmlDocument(escaping: .keepingApostrophes)
  }

  struct Part {
    let id: String
    let heading: String
    let content: Fragment
  }

  private var parts: [Part] {
    let summary = Part(id: "summary", heading: words.summary, content: summary)
    let methods = Part(id: "methods", heading: words.methods, content: methods)
    guard published.rows.exact != nil else { return [summary, methods] }
    return [
      summary,
      Part(id: "concordance", heading: words.concordance, content: concordance),
      Part(id: "flow", heading: words.flow, content: flow),
      Part(id: "quality", heading: words.quality, content: quality),
      Part(id: "timeliness", heading: words.timeliness, content: timeliness),
      Part(id: "changes", heading: words.changes, content: changes),
      methods,
    ]
  }

  private func section(_ part: Part) -> Fragment {
    .section(
      [.id(part.id), .labelledBy("\(part.id)-heading")],
      .h2([.id("\(part.id)-heading")], part.heading), part.content)
  }

  private var contents: Fragment {
    .nav(
      [.aria("label", words.contents)],
      .ul(
        .each(parts) { part in
          .li(.a([.href("#\(part.id)")], part.heading))
        }))
  }

  private var head: Fragment {
    let lines = [
      (words.guideline, "\(guideline.id) \(guideline.version)"),
      (words.digest, context.digest), (words.program, "wervelwijzer \(context.programVersion)"),
      (words.day, context.day), (words.command, context.command),
      (words.rows, rowsInWords),
    ]
    return .header(
      context.isSynthetic
        ? .p(
          [.class("synthetic"), .role("note")], .strong(words.syntheticData), " ",
          .text(words.synthetic)) : nil,
      .p([.class("kind")], words.title), .h1(guideline.title[language]),
      .dl(.each(lines) { name, value in .div(.dt(name), .dd(value)) }))
  }

  private var rowsInWords: String {
    guard published.rows.exact != nil else { return words.fewerThan(published.least) }
    let rows = words.number(context.rows)
    guard let unreadable = context.unreadable else { return "\(rows); \(words.unreadableUnknown)" }
    guard unreadable.count > 0 else { return rows }
    return "\(rows); \(unreadable.message(of: context.rows)[language])"
  }

  private var summary: Fragment {
    guard let rows = published.rows.exact else { return .p(words.tooSmall(published.least)) }
    var sentences: [String] = []
    let outcomes = published.trees.flatMap(\.outcomes)
    if !outcomes.contains(where: \.isHidden) {
      let decided = outcomes.reduce(0) { $0 + ($1.exact ?? 0) }
      sentences.append(words.decided(rows: rows, decided: decided, of: published.total))
    } else {
      sentences.append(words.reached(rows: rows, published.total))
    }
    if let classes = published.classes, let proportion = Proportion(concordant: classes) {
      sentences.append(words.concordant(proportion, of: published.total))
    } else {
      sentences.append(concordanceMissing)
    }
    if let worst = published.quality?.items.first, let alone = worst.alone.exact, alone > 0 {
      sentences.append(
        words.limiting(guideline[worst.item].label[language], alone, of: rows))
    } else {
      sentences.append(words.limitsUnknown)
    }
    return .div([.class("summary"), .data("rows", "\(rows)")], .each(sentences) { .p($0) })
  }

  /// Why there is no concordance, and what is needed to get it.
  var concordanceMissing: String {
    if !published.hasAnalysis { return words.needsRows }
    return published.hasTreatment ? words.concordanceHidden : words.needsTreatment
  }
}
