import Testing

@testable import WebApp

@Suite struct RequestRulesTests {
  @Test(arguments: [
    "/nl": "/nl", "/%6el": "/nl", "/n%6C?a=%2d%2D": "/nl?a=--", "/a%2Fb": "/a%2Fb",
    "/%7e%7E": "/~~",
    "/%": "/%", "/%4": "/%4", "/%zz": "/%zz", "/%252D": "/%252D", "/é%41": "/éA",
    "http://x/nl": "/nl", "HTTPS://x:1/nl?a": "/nl?a", "http://x": "/", "http://x?a": "/?a",
    "*": "*", "x:80": "x:80", "": "", "nl": "nl",
  ])
  func `a target is looked up in one form`(target: String, form: String) {
    #expect(RequestTarget.normalised(target, below: .root) == form)
  }

  @Test(arguments: [
    "/wijzer/nl": "/nl", "/wijzer": "/", "/wijzer/": "/", "/wijzer?a": "/?a", "/w%69jzer/nl": "/nl",
    "http://x/wijzer/nl": "/nl",
    // Without it, as a proxy may hand it on.
    "/nl": "/nl", "/": "/", "/wijzers/nl": "/wijzers/nl", "/wijzer%2Fnl": "/wijzer%2Fnl",
  ])
  func `a target begins below the path that a proxy shows`(target: String, form: String) throws {
    let base = try #require(BasePath("/wijzer"))
    #expect(RequestTarget.normalised(target, below: base) == form)
  }

  @Test(arguments: [
    "", "wijzer", "/wijzer/", "//", "/a//b", "/a/../b", "/./a", "/a b", "/a?b", "/a#b", "/a%20b",
    "/é", "https://x/a", "/a\n", "/{a}", "/\"",
  ])
  func `what is no path is refused as a base`(text: String) {
    #expect(BasePath(text) == nil)
  }

  @Test func `addresses stand below the base`() throws {
    #expect(BasePath.root.address(of: "/nl") == "/nl")
    #expect(BasePath.root.address == "/")
    #expect(BasePath("/") == .root)
    let base = try #require(BasePath("/zorg/wijzer-1.0_~"))
    #expect(base.address(of: "/nl") == "/zorg/wijzer-1.0_~/nl")
    #expect(base.address == "/zorg/wijzer-1.0_~")
  }
}
