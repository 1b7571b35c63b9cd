import GuidelineModel
import Markup

/// One item: its values, how it is determined, and what it decides.
struct ItemPage: Page {
  let frame: PageFrame
  private let index: Index<Item>

  init(_ index: Index<Item>, _ site: Site, _ language: Language) {
    self.index = index
    let item = site.guideline[index]
    frame = PageFrame(site, language, title: item.label[language], .item(item))
  }

  private var item: Item { guideline[index] }

  var content: Fragment {
    let sources = guideline.sources.filter { item.citations.contains($0.id) }
    return .div(
      [.class("page")],
      crumbs(link(to: .items, words.items), here: item.label[language]),
      .h1(item.label[language]),
      .p(item.help[language]),
      item.remark.map { .p($0[language]) },
      .h2(words.values),
      facts(item.values.map { ($0.label[language], .code($0.id.text)) }),
      measurement,
      list(words.askedBy, asking.map { link(to: $0) }),
      list(words.settledBy, settling),
      list(words.remarks, warnings.map { .text($0.message[language]) }),
      list(words.sources, sources.map(\.markup)),
      .p([.class("quiet")], "\(words.nameInCases): ", .code(item.id.text)))
  }

  private func facts(_ facts: [(term: String, fact: Fragment)]) -> Fragment {
    .dl([.class("facts")], .each(facts) { .div(.dt($0.term), .dd($0.fact)) })
  }

  private func list(_ heading: String, _ members: [Fragment]) -> Fragment? {
    guard !members.isEmpty else { return nil }
    return .group([.h2(heading), .ul(.each(members) { .li($0) })])
  }

  private var asking: [Index<Tree>] {
    guideline.trees.indices.map { Index($0) }.filter { tree in
      guideline[tree].decisions.contains { $0.item == index }
    }
  }

  /// The outcomes that fix the item.
  private var settling: [Fragment] {
    guideline.trees.indices.flatMap { tree in
      guideline.trees[tree].outcomes.indices.filter { outcome in
        guideline.trees[tree].outcomes[outcome].fixes.contains { $0.item == index }
      }.map { link(to: Index($0), of: Index(tree)) }
    }
  }

  private var warnings: [Warning] {
    guideline.warnings.filter { $0.conditions.contains { $0.item == index } }
  }

  /// How a measured answer maps to a value; `nil` if the item is not measured.
  private var measurement: Fragment? {
    item.measurement.map { measurement in
      .group([
        .h2(words.measured), .p("\(words.taken(measurement, in: guideline))."),
        facts(
          zip(measurement.bands, [nil] + measurement.bands.map(\.bound)).map { band, lower in
            (
              item.values.first { $0.id == band.value }?.label[language] ?? "",
              .text(words.range(from: lower, to: band.bound, on: measurement.scale))
            )
          }),
      ])
    }
  }
}

extension PageWords {
  /// What is measured.
  fileprivate func taken(_ measurement: Measurement, in guideline: Guideline) -> String {
    switch measurement.scale.input {
    case .number: return measurement.scale.words.noun[language].capitalisedFirst
    case .moment:
      let until = measurement.until.flatMap { guideline.event(named: $0.text) }
        .map { guideline[$0].label[language] }
      return measuredOnset + (until.map { ": \($0)" } ?? "")
    }
  }

  /// The amounts that map to one value.
  fileprivate func range(
    from lower: Measurement.Bound?, to upper: Measurement.Bound?, on scale: Scale
  ) -> String {
    func amount(_ bound: Measurement.Bound) -> String {
      switch scale.input {
      case .number: "\(bound.amount.words(in: language)) \(scale.words.units[language])"
      case .moment: "\(bound.thousandths / 3_600_000) \(unitHours)"
      }
    }
    return [
      lower.map { "\($0.isInclusive ? rangeOver : rangeFrom) \(amount($0))" },
      upper.map { "\($0.isInclusive ? rangeThrough : rangeBelow) \(amount($0))" },
    ].compactMap(\.self).joined(separator: ", ")
  }
}

/// All items of the guideline.
struct ItemsPage: Page {
  let frame: PageFrame

  init(_ site: Site, _ language: Language) {
    frame = PageFrame(site, language, title: PageWords(language: language).items, .items)
  }

  var content: Fragment {
    .div(
      [.class("page")],
      .h1(words.items),
      .ul(
        [.class("hits")],
        .each(guideline.items) { item in
          .li(
            link(to: .item(item), item.label[language]), .br(),
            .span(
              [.class("quiet")],
              item.values.map { $0.label[language] }.joined(separator: " · ")))
        }))
  }
}
