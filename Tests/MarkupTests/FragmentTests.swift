import Testing

@testable import Markup

@Suite struct FragmentTests {
  @Test func `text cannot become markup, in an element or in an attribute`() {
    let evil = "<script>\"it's\" & more</script>"
    let fragment = Fragment.p([.title(evil)], .text(evil))
    let escaped = "&lt;script&gt;&quot;it&#39;s&quot; &amp; more&lt;/script&gt;"
    #expect(fragment.html().text == "<p title=\"\(escaped)\">\(escaped)</p>")
    #expect(fragment.xml().text == "<p title=\"\(escaped)\">\(escaped)</p>\n")
  }

  @Test func `what no document may hold is left out, and all other characters stay`() {
    let text = "a\u{0}b\u{1B}c\u{1F}\u{FFFE}\u{FFFF}d\té\n€\u{FF5E}\u{1F600}"
    #expect(Fragment.text(text).html().text == "abcd\té\n€\u{FF5E}\u{1F600}")
  }

  @Test func `what is not there leaves nothing behind`() {
    let none: String? = nil
    let fragment = Fragment.p(
      [.optional("title", none), nil], nil, .each([Int]()) { "\($0)" }, "still")
    #expect(fragment.html().text == "<p>still</p>")
  }

  @Test func `elements of HTML that hold nothing have no end tag, others always have one`() {
    let fragment = Fragment.form(
      .input([.type("radio"), .flag("checked")]), .br(), .div())
    #expect(fragment.html().text == "<form><input type=\"radio\" checked><br><div></div></form>")
  }

  @Test func `XML has an element a line, and one line where there is text`() {
    let fragment = Fragment.element(
      "g", ["class": "a"],
      [.element("rect", ["width": "1"]), .element("text", [:], [.element("b", [:], ["x"]), " y"])])
    #expect(
      fragment.xml(declaration: true).text == """
        <?xml version="1.0" encoding="UTF-8"?>
        <g class="a">
         <rect width="1"/>
         <text><b>x</b> y</text>
        </g>

        """)
  }

  @Test func `a style sheet is written as it is, and cannot end its element`() {
    let fragment = Fragment.style("a > b { content: \"</style>\" }")
    #expect(fragment.html().text == "<style>a > b { content: \"<\\/style>\" }</style>")
  }

  @Test func `what was rendered before is put in as it is`() {
    let before = Fragment.b("1 < 2").html()
    #expect(Fragment.p(.rendered(before)).html().text == "<p><b>1 &lt; 2</b></p>")
  }

  @Test func `an element of SVG that holds nothing ends itself`() {
    #expect(
      Fragment.svg(.use([.href("#a")])).html().text == "<svg><use href=\"#a\"/></svg>")
  }

  @Test func `text that was escaped is not escaped again`() {
    let text = Fragment.b("1 < 2 & 3").html()
    let twice = Fragment.rendered(Fragment.p(.rendered(text)).html())
    #expect(Fragment.div(twice).html().text == "<div><p><b>1 &lt; 2 &amp; 3</b></p></div>")
  }

  @Test func `a document breaks lines only where white space does not show`() {
    let document = Fragment.html(
      [], .body(.p("a ", .b("b"), .br(), .em("c")), .pre("d\n\n e"), .bullets(["f", "g"])))
    #expect(
      document.htmlDocument().text == """
        <!DOCTYPE html>
        <html><body><p>a <b>b</b><br><em>c</em></p>
        <pre>d

         e</pre>
        <ul><li>f</li>
        <li>g</li>
        </ul>
        </body>
        </html>

        """)
  }
}
