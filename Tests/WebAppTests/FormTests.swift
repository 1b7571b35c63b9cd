import Testing

@testable import WebApp

/// Forms as `application/x-www-form-urlencoded` of the URL standard has them.
@Suite struct FormTests {
  private enum Field: String {
    case query
    case list = "list[]"
  }

  private func form(_ body: String) throws -> FormFields<Field> {
    try FormFields(Array(body.utf8))
  }

  @Test(arguments: [
    ("query=x+y%20z", "x y z"), ("&&query=1&", "1"), ("query=", ""), ("query", ""),
    ("%71uery=1", "1"), ("list[]=2&query=1", "1"), ("query=%C3%A9%e2%82%AC", "é€"),
    ("query=%2B%26%3D%25", "+&=%"), ("query=b=c", "b=c"), ("query=%0D%0A", "\r\n"),
    ("query=%00", "\0"),
  ])
  func `a field is read`(body: String, value: String) throws {
    #expect(try form(body).value(.query) == value)
  }

  @Test(arguments: ["", "other=1", "QUERY=1", "query%20=1", "query[]=1", "query[a]=1", "query[=1"])
  func `a field that is not there has no value`(body: String) throws {
    #expect(try form(body).value(.query) == nil)
    #expect(try form(body).all(.query) == [])
  }

  @Test func `a field that may come several times has every value in order`() throws {
    #expect(try form("list[]=b&query={}&list[]=a").all(.list) == ["b", "a"])
    #expect(try form("list%5B%5D=b").all(.list) == ["b"])
  }

  @Test(arguments: [
    "query=%", "query=%4", "query=%4g", "query=%g4", "query=%+1", "%4=1", "query=%C3x", "%ff=1",
  ])
  func `what is not written right is no form`(body: String) {
    #expect(throws: Problem.badForm) { try form(body) }
  }

  @Test func `bytes that are no text are no form`() {
    #expect(throws: Problem.badForm) {
      try FormFields<Field>(Array("query=".utf8) + [0xFF])
    }
  }

  @Test func `of two values of a field that comes once neither is taken`() throws {
    let twice = try form("query=1&query=1")
    #expect(throws: Problem.badForm) { try twice.value(.query) }
    let fields = try FormFields<ConsultForm.Field>(Array("case={}&do=show&case={}".utf8))
    #expect(throws: Problem.badForm) { try ConsultForm(fields) }
  }
}
