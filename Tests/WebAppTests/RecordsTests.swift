import Foundation
import Testing
import WebApp

@Suite(.timeLimit(.minutes(5))) struct RecordsTests {
  @Test func `the log holds method, path, status and time, and nothing that was sent`() async throws
  {
    let secret = "zzgeheimzz"
    let app = try await TestApp()
    let body = Data(#"{"answers": {"pain": "\#(secret)", "\#(secret)": "\#(secret)"}}"#.utf8)
    _ = try await app.advise(
      body, target: "/api/advice?patient=\(secret)",
      headers: ["X-Patient": secret, "Cookie": secret])
    _ = try await app.send("GET", "/patients/\(secret)?name=\(secret)")
    _ = try await app.send("GET", "/healthz")
    let lines = app.log.lines
    let requests = lines.compactMap { line in
      line.firstMatch(of: #/^([A-Z]+ \S+(?: path\))? \d+) \d+\.\d ms \[:\]$/#)?.1
    }
    #expect(requests == ["POST /api/advice 400", "GET (unknown path) 404", "GET /healthz 200"])
    #expect(lines.filter { $0.contains(secret) || $0.contains("?") } == [])
  }

  @Test func `requests are counted by method, route and status, never by what was sent`()
    async throws
  {
    let app = try await TestApp(try TestApp.newService())
    _ = try await app.advise(Data("{}".utf8))
    _ = try await app.advise(Data("{}".utf8))
    _ = try await app.advise(Data("{".utf8))
    _ = try await app.send("GET", "/patients/zzgeheimzz")
    let metrics = try await app.send("GET", "/metrics")
    #expect(metrics.headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8")
    let counters = metrics.text.split(separator: "\n").filter {
      $0.hasPrefix("http_requests_total")
    }
    #expect(
      counters == [
        #"http_requests_total{method="POST",route="/api/advice",status="200"} 2"#,
        #"http_requests_total{method="POST",route="/api/advice",status="400"} 1"#,
        #"http_requests_total{method="GET",route="unknown",status="404"} 1"#,
      ])
    #expect(metrics.text.contains("http_requests_in_flight 1\n"))
    let advice = #"{method="POST",route="/api/advice",status="200""#
    #expect(metrics.text.contains("http_request_duration_seconds_bucket\(advice),le=\"+Inf\"} 2\n"))
    #expect(metrics.text.contains("http_request_duration_seconds_count\(advice)} 2\n"))
    #expect(!metrics.text.contains("zzgeheimzz"))
  }

  @Test func `labels are escaped as Prometheus reads them`() {
    let metrics = RequestMetrics()
    metrics.identify(as: [("version", "a\"b\\c\nd")])
    #expect(metrics.text.contains(#"wervelwijzer_info{version="a\"b\\c\nd"} 1"#))
  }
}
