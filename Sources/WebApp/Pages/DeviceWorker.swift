import Foundation
import GuidelineFormat
import GuidelineModel
import Hummingbird
import JSON

/// The service worker: it contains the addresses of pages without a patient that it caches, and the
/// page that replaces all others while there is no connection.
///
/// Its bytes change with the app and the guideline, which is how a browser detects a new version.
struct DeviceWorker {
  static let address = "/sw.js"
  let site: Site

  /// The pages cached in advance: enough to open the app.
  private var firstPages: [String] {
    let pages: [PageAddress] = [
      .home, .offline, .overview, .consult, .advice, .report, .explain, .trees, .items, .search,
      .about, .manifest,
    ]
    return [site.base.folder]
      + Language.allCases.flatMap { language in pages.map { site.link(to: $0, in: language) } }
      + site.assets.all.map { site.link(to: $0) }
  }

  var script: [UInt8] {
    guard site.keepsOnDevice else { return declared("undefined") + site.assets.worker }
    var json = JSONText(indented: false)
    json.object { json in
      json.member("edition", site.edition)
      json.member("base", site.base.folder)
      json.member("first") { json in
        json.array(firstPages) { json, page in json.string(page) }
      }
      json.member("offline") { json in
        json.object { json in
          for language in Language.allCases {
            json.member(language.rawValue, site.link(to: .offline, in: language))
          }
        }
      }
    }
    return declared(String(decoding: json.bytes, as: UTF8.self)) + site.assets.worker
  }

  private func declared(_ kept: String) -> [UInt8] { Array("const kept = \(kept);\n".utf8) }

  var response: Response {
    Response(
      status: .ok,
      headers: [.contentType: "text/javascript; charset=utf-8", .cacheControl: "no-cache"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: script)))
  }
}
