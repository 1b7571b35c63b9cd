import HTTPTypes
import NIOHTTP1

/// The requirements of HTTP/1 on the head of a request that the parser does not check.
enum RequestRules {
  /// The status that refuses a request; `nil` if it is valid.
  static func refusal(of head: HTTPRequestHead) -> HTTPResponse.Status? {
    hasValidHost(head) ? refusal(ofTransferCodingsIn: head) : .badRequest
  }

  /// The status that refuses a request whose first line the parser rejects.
  static func refusal(ofFirstLine line: String?) -> HTTPResponse.Status {
    let form = #/([!#$%&'*+\-.^_`|~0-9A-Za-z]+) [!-~]+ HTTP\/([0-9]\.[0-9])/#
    guard let parts = line?.wholeMatch(of: form)?.output else { return .badRequest }
    guard ["1.0", "1.1"].contains(parts.2) else { return .httpVersionNotSupported }
    return Route.everyMethod.contains { $0.rawValue == parts.1 } ? .badRequest : .notImplemented
  }

  /// Whether the client requests, and may have, a persistent connection.
  static func isPersistent(_ head: HTTPRequestHead) -> Bool {
    let options = head.headers[canonicalForm: "Connection"].map { $0.lowercased() }
    guard !options.contains("close") else { return false }
    return !head.isOfHTTP10 || options.contains("keep-alive")
  }

  /// Whether there is exactly one `Host` if one is required (RFC 9112, section 3.2).
  private static func hasValidHost(_ head: HTTPRequestHead) -> Bool {
    let hosts = head.headers["Host"]
    guard let host = hosts.first else { return head.isOfHTTP10 }
    return hosts.count == 1 && isHost(host)
  }

  /// Whether a text is a host with an optional port (RFC 3986, section 3.2.2); it may be empty.
  private static func isHost(_ text: String) -> Bool {
    let name = #/(?:[A-Za-z0-9\-._~!$&'()*+,;=]|%[0-9A-Fa-f]{2})*(?::[0-9]*)?/#
    let address = #/\[[0-9A-Za-z:.%\-_~]+\](?::[0-9]*)?/#
    return text.wholeMatch(of: name) != nil || text.wholeMatch(of: address) != nil
  }

  /// Accepts only `chunked`, and only with a chunked body (RFC 9112, section 6.1).
  ///
  /// From anything else, a proxy in front of us could conclude another end of the request.
  private static func refusal(
    ofTransferCodingsIn head: HTTPRequestHead
  ) -> HTTPResponse.Status? {
    guard head.headers.contains(name: "Transfer-Encoding") else { return nil }
    let codings = head.headers[canonicalForm: "Transfer-Encoding"].map { $0.lowercased() }
    if !head.isOfHTTP10, codings == ["chunked"] { return nil }
    let isOfAnotherCoding =
      !head.isOfHTTP10 && codings.last == "chunked"
      && !codings.dropLast().contains { $0.isEmpty || ["chunked", "identity"].contains($0) }
    return isOfAnotherCoding ? .notImplemented : .badRequest
  }
}

extension HTTPRequestHead {
  /// Whether a request is HTTP/1.0; otherwise it is HTTP/1.1, as the parser accepts no other.
  var isOfHTTP10: Bool { version != .http1_1 }
}
