import Consultation
import Drawing
import Foundation
import GuidelineFormat
import Hummingbird

/// A file that the binary carries.
struct EmbeddedFile: Sendable {
  let name: String
  let bytes: [UInt8]

  /// The files of one folder, by name.
  static func files(in folder: String) -> [EmbeddedFile] {
    embeddedFiles.compactMap { path, contents in
      guard path.hasPrefix(folder + "/"), let bytes = Data(base64Encoded: contents) else {
        return nil
      }
      return EmbeddedFile(name: String(path.dropFirst(folder.count + 1)), bytes: Array(bytes))
    }.sorted { $0.name < $1.name }
  }
}

/// Style sheet, scripts and icons, at addresses that change when any of them does.
struct Assets: Sendable {
  struct Asset: Sendable {
    let address: String
    let mediaType: String
    let bytes: [UInt8]
  }

  /// By the name of the file.
  let assets: [String: Asset]

  static let embedded: Assets = {
    var files = Dictionary(
      uniqueKeysWithValues: EmbeddedFile.files(in: "Assets").map { ($0.name, $0.bytes) })
    let scripts = files.filter { $0.key.hasSuffix(".js") }
    for name in scripts.keys { files[name] = nil }
    files[script] = joined(scripts.mapValues { String(decoding: $0, as: UTF8.self) })
    files[style] = Array((AdviceReport.style + DrawingStyle.css).utf8) + (files[style] ?? [])
    let sorted = files.sorted { $0.key < $1.key }
    let hash = SHA256.hexadecimalHash(of: sorted.flatMap { Array($0.key.utf8) + $0.value })
    return Assets(
      assets: Dictionary(
        uniqueKeysWithValues: sorted.map { name, bytes in
          (
            name,
            Asset(
              address: "/assets/\(hash.prefix(12))/\(name)", mediaType: mediaType(of: name),
              bytes: bytes)
          )
        }))
  }()

  private static let style = "app.css"
  private static let script = "app.js"

  /// The modules as one, so that a browser need fetch only one file before a page can be used.
  ///
  /// They share one scope then: no two of them give a name of their own to different things.
  private static func joined(_ modules: [String: String]) -> [UInt8] {
    let lines = modules.sorted {
      ($0.key == script ? 1 : 0, $0.key) < ($1.key == script ? 1 : 0, $1.key)
    }
    .flatMap { $0.value.split(separator: "\n") }
    return lines.filter { !$0.hasPrefix("import ") }.flatMap { line in
      Array((line.hasPrefix("export ") ? line.dropFirst("export ".count) : line).utf8)
        + [UInt8(ascii: "\n")]
    }
  }

  private static func mediaType(of name: String) -> String {
    switch name.split(separator: ".").last {
    case "css": "text/css; charset=utf-8"
    case "js": "text/javascript; charset=utf-8"
    case "svg": "image/svg+xml"
    case "png": "image/png"
    default: "application/octet-stream"
    }
  }

  /// The addresses that the templates name.
  var addresses: [String: String] {
    ["css": Self.style, "js": Self.script, "icon": "icon.svg", "touchIcon": "icon-192.png"]
      .compactMapValues { assets[$0]?.address }
  }

  /// Every asset at its address, to be kept by the client for good.
  var routes: [Route] {
    assets.values.sorted { $0.address < $1.address }.map { asset in
      let body = ByteBuffer(bytes: asset.bytes)
      return Route(.get, asset.address) { _, _ in
        Response(
          status: .ok,
          headers: [
            .contentType: asset.mediaType, .cacheControl: "public, max-age=31536000, immutable",
          ], body: ResponseBody(byteBuffer: body))
      }
    }
  }
}
