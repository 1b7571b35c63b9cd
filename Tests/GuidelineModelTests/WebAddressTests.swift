import GuidelineModel
import Testing

/// An address is made a link only where it leads to a page and hides nothing.
struct WebAddressTests {
  @Test(arguments: [
    "https://example.org", "http://example.org/", "https://example.org:8080/a?b=c&d#e",
    "https://example.org/a_(b)/%C3%A9~+,;=!$'*@:", "https://localhost/a", "https://a.b-c.d?e",
    "https://127.0.0.1/", "https://[::1]/a", "https://[2001:db8::1]:443", "https://x.nl#a",
    "https://richtlijnendatabase.nl/richtlijn/wervelmetastasen/inleiding/epidemiologie.html",
  ])
  func `an address of a page is one`(text: String) {
    #expect(WebAddress(text)?.text == text)
  }

  @Test(arguments: [
    "", " ", "example.org", "www.example.org", "//example.org", "/a", "#a", "htp://example.org",
    "https:/example.org", "https//example.org", "https:example.org", "https://", "https:///a",
    "https://?a", "javascript:alert(1)", "javascript://example.org/%0aalert(1)",
    "data:text/html,x", "mailto:a@example.org", "file:///etc/passwd", "ftp://example.org",
    "https://example.org /a", "https://example.org/a b", " https://example.org",
    "https://example.org\n", "https://example.org/\u{0}", "https://example.org/\t",
    "https://example.org/\u{202E}a", "https://user@example.org", "https://user:word@example.org",
    "https://example.org@evil.org", "https://example.org\\@evil.org", "https://example.org\\a",
    "https://example.org:0", "https://example.org:65536", "https://example.org:",
    "https://example.org:a",
    "https://-a.org", "https://a-.org", "https://a..org", "https://.org", "https://exämple.org",
    "https://example.org/é", "https://example.org/%zz", "https://example.org/%2", "https://[::1",
    "https://[a]", "https://[::g]", "https://example.org/<a>", "https://example.org/\"a\"",
    "https://example.org/`a`", "https://example.org/{a}", "HTTPS://example.org",
    "view-source:https://a.b",
  ])
  func `anything else is none`(text: String) {
    #expect(WebAddress(text) == nil)
  }
}
