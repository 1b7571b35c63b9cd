import GuidelineFormat
import GuidelineModel
import Markup
import Reasoning
import TestSupport
import Testing

@testable import WebApp

/// A rationale on a page: every kind of block, its words escaped, its sources by number.
@Suite struct CitedProseTests {
  private static let markdown = """
    # Pots & plants
    ### *Which* pot

    Use a **large** one [@plant-book, p. <3>] or [ask](https://example.org/a?b=1&c=2) [@soil-book];
    again [@plant-book].

    3. fill
    4. *water*

    - 1 < 2

    | pot | soil |
    |---|---|
    | 5 \\* 4 | |
    """

  /// The rationale on a page of the minimal guideline.
  private func rationale() throws -> CitedProse {
    let folder = try TemporaryFolder(copyOf: Repository.minimalGuideline)
    try folder.write(Self.markdown, to: "rationale/en/potting.md")
    let guideline = try folder.load().guideline
    let tree = try #require(guideline.tree(named: "potting"))
    return CitedProse(
      guideline[tree].rationale.en, sources: guideline.sources, prefix: "here")
  }

  @Test func `every kind of block is shown as what it is`() throws {
    #expect(
      try rationale().text(level: 3).html().text == """
        <h3>Pots &amp; plants</h3>\
        <h4><em>Which</em> pot</h4>\
        <p>Use a <strong>large</strong> one <a class="cite" href="#here-1">[1, p. &lt;3&gt;]</a> or \
        <a href="https://example.org/a?b=1&amp;c=2" rel="noreferrer">ask</a> \
        <a class="cite" href="#here-2">[2]</a>; again <a class="cite" href="#here-1">[1]</a>.</p>\
        <ol start="3"><li>fill</li><li><em>water</em></li></ol>\
        <ul><li>1 &lt; 2</li></ul>\
        <div class="table"><table><thead><tr><th scope="col">pot</th><th scope="col">soil</th>\
        </tr></thead><tbody><tr><td>5 * 4</td><td></td></tr></tbody></table></div>
        """)
  }

  @Test func `each source is listed once, with a link only where it has an address`() throws {
    #expect(
      try rationale().sources?.html().text == """
        <ol class="sources">\
        <li id="here-1"><a href="https://example.org/plants" rel="noreferrer">The book of plants</a>\
        </li><li id="here-2">The book of soil</li></ol>
        """)
  }
}
