import Testing

@testable import WebApp

/// Forms as `application/x-www-form-urlencoded` of the URL standard has them.
@Suite struct FormFieldsTests {
  @Test(arguments: [
    ("a=1", "1"), ("b=2&a=1", "1"), ("a=", ""), ("a", ""), ("&&a=1&", "1"), ("a=x+y%20z", "x y z"),
    ("a=%C3%A9%e2%82%AC", "é€"), ("a=%2B%26%3D%25", "+&=%"), ("a=b=c", "b=c"), ("%61=1", "1"),
    ("a=%00", "\0"),
  ])
  func `a field is read`(body: String, value: String) throws {
    #expect(try FormFields(Array(body.utf8))?.value("a") == value)
  }

  @Test(arguments: ["", "b=1", "A=1", "a%20=1"])
  func `a field that is not there has no value`(body: String) throws {
    let form = try #require(FormFields(Array(body.utf8)))
    #expect(try form.value("a") == nil)
    #expect(form.values("a") == [])
  }

  @Test(arguments: ["%", "a=%", "a=%4", "a=%4g", "a=%g4", "a=%C3", "%ff=1", "a=\u{e9}%ff", "a=%+1"])
  func `what is not written right is no form`(body: String) {
    let form = FormFields(Array(body.utf8))
    #expect(form == nil)
  }

  @Test func `of two fields of one name neither is taken`() throws {
    let form = try #require(FormFields(Array("a[]=1&case={}&a[]=2&case={}".utf8)))
    #expect(form.values("a[]") == ["1", "2"])
    #expect(throws: Problem.badForm) { try form.value("case") }
  }
}
