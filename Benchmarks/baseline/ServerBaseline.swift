import Foundation
import Hummingbird
import NIOCore

/// The least a server of this kind can do: read a request, and answer with a number of bytes.
///
/// It stands beside `wervelwijzer serve` in a benchmark, to show what the network and the framework
/// take. Usage: `server-baseline PORT BYTES`.
@main
struct ServerBaseline {
  static func main() async throws {
    let arguments = CommandLine.arguments.dropFirst().compactMap { Int($0) }
    guard arguments.count == 2 else {
      FileHandle.standardError.write(Data("usage: server-baseline PORT BYTES\n".utf8))
      exit(2)
    }
    let body = ByteBuffer(repeating: UInt8(ascii: "x"), count: arguments[1])
    let router = Router()
    router.get("/") { _, _ in Response(status: .ok, body: ResponseBody(byteBuffer: body)) }
    router.post("/") { request, _ in
      _ = try await request.body.collect(upTo: 1 << 20)
      return Response(status: .ok, body: ResponseBody(byteBuffer: body))
    }
    let application = Application(
      router: router,
      configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: arguments[0])))
    try await application.runService()
  }
}
