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

/// Style sheet, script and icons, each at an address that changes when it does.
struct Assets: Sendable {
  struct Asset: Sendable {
    let address: String
    let mediaType: String
    let bytes: [UInt8]
  }

  /// By the name that the templates use.
  let assets: [String: Asset]

  static let embedded: Assets = {
    let files = Dictionary(
      uniqueKeysWithValues: EmbeddedFile.files(in: "Assets").map { ($0.name, $0.bytes) })
    func asset(_ name: String, _ mediaType: String, _ bytes: [UInt8]) -> Asset {
      let hash = SHA256.hexadecimalHash(of: bytes).prefix(12)
      return Asset(address: "/assets/\(hash)/\(name)", mediaType: mediaType, bytes: bytes)
    }
    let style =
      Array(DrawingStyle.css.utf8) + (files["report.css"] ?? []) + (files["app.css"] ?? [])
    return Assets(assets: [
      "css": asset("app.css", "text/css; charset=utf-8", style),
      "js": asset("app.js", "text/javascript; charset=utf-8", files["app.js"] ?? []),
      "icon": asset("icon.svg", "image/svg+xml", files["icon.svg"] ?? []),
      "touchIcon": asset("icon-192.png", "image/png", files["icon-192.png"] ?? []),
      "largeIcon": asset("icon-512.png", "image/png", files["icon-512.png"] ?? []),
    ])
  }()

  /// The addresses, for the templates.
  var addresses: [String: String] { assets.mapValues(\.address) }

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
