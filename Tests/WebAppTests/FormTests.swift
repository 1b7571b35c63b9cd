import Testing

@testable import WebApp

/// Forms as browsers send them, and as nobody's browser does.
@Suite struct FormTests {
  @Test(arguments: [
    ("query=x+y%20z", "x y z"), ("&&query=1&", "1"), ("query=", ""), ("%71uery=1", "1"),
    ("query=%C3%A9%e2%82%AC", "é€"), ("query=%2B%26%3D%25", "+&=%"), ("query=b=c", "b=c"),
    ("query=%0D%0A", "\r\n"), ("query=%C3x", "\u{FFFD}x"),
  ])
  func `a field is read`(body: String, value: String) throws {
    #expect(try SearchForm(Array(body.utf8)).query == value)
  }

  @Test(arguments: ["", "other=1", "QUERY=1"])
  func `a field that is not there has no value`(body: String) throws {
    #expect(try SearchForm(Array(body.utf8)).query == nil)
  }

  @Test func `a field that may come several times has every value in order`() throws {
    #expect(try ConsultForm(Array("values[]=b&case={}&values[]=a".utf8)).values == ["b", "a"])
    #expect(try ConsultForm(Array("values%5B%5D=b".utf8)).values == ["b"])
    #expect(try ConsultForm(Array("case={}".utf8)).values == nil)
  }

  @Test(arguments: [
    "query=%", "query=%4", "query=%4g", "query=%g4", "query=%+1", "%4=1",
    "query=1&query=1", "query[]=1", "query[a]=1", "query[=1",
  ])
  func `what is not written right, or comes twice, is no form`(body: String) {
    #expect(throws: Problem.badForm) { try SearchForm(Array(body.utf8)) }
  }

  @Test func `bytes that are no text are no form`() {
    #expect(throws: Problem.badForm) { try SearchForm(Array("query=".utf8) + [0xFF]) }
  }

  @Test func `a form as deep as a request is long is refused at once`() {
    let deep = "query" + String(repeating: "[a]", count: 100_000) + "=1"
    #expect(throws: Problem.badForm) { try SearchForm(Array(deep.utf8)) }
  }
}
