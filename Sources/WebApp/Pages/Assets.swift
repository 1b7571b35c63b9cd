import Consultation
import Drawing
import Foundation
import GuidelineFormat
import Hummingbird

/// Style sheet, scripts and icons, at addresses that change when any of them changes.
struct Assets: Sendable {
  struct Asset: Sendable {
    let address: String
    let mediaType: String
    let bytes: [UInt8]
  }

  let style: Asset
  let script: Asset
  let icon: Asset
  /// The icon for phones, and a larger one.
  let touchIcon: Asset
  let largeIcon: Asset

  /// The service worker; it has its own address.
  let worker: [UInt8]
  /// A hash over all of them.
  let hash: String

  var all: [Asset] { [style, script, icon, touchIcon, largeIcon] }

  static let embedded: Assets = {
    var files = embeddedFiles.reduce(into: [String: [UInt8]]()) { files, file in
      guard let name = file.key.split(separator: "/").last else { return }
      files[String(name)] = Data(base64Encoded: file.value).map(Array.init)
    }
    let scripts = files.filter { $0.key.hasSuffix(".js") && $0.key != workerName }
    for name in scripts.keys { files[name] = nil }
    files[scriptName] = joined(scripts.mapValues { String(decoding: $0, as: UTF8.self) })
    files[styleName] =
      Array((AdviceReport.style + DrawingStyle.css).utf8) + (files[styleName] ?? [])
    let sorted = files.sorted { $0.key < $1.key }
    let hash = SHA256.hexadecimalHash(of: sorted.flatMap { Array($0.key.utf8) + $0.value })
    func asset(_ name: String) -> Asset {
      guard let bytes = files[name] else {
        preconditionFailure("The binary carries every file of the folder Assets.")
      }
      return Asset(
        address: "/assets/\(hash.prefix(12))/\(name)", mediaType: mediaType(of: name), bytes: bytes)
    }
    return Assets(
      style: asset(styleName), script: asset(scriptName), icon: asset("icon.svg"),
      touchIcon: asset("icon-192.png"), largeIcon: asset("icon-512.png"),
      worker: files[workerName] ?? [], hash: hash)
  }()

  private static let styleName = "app.css"
  private static let scriptName = "app.js"
  private static let workerName = "worker.js"

  /// The modules joined into one file, so that a browser needs a single request before a page is
  /// usable.
  ///
  /// They then share one scope, so no two modules may use one name for different things.
  private static func joined(_ modules: [String: String]) -> [UInt8] {
    let lines = modules.sorted {
      ($0.key == scriptName ? 1 : 0, $0.key) < ($1.key == scriptName ? 1 : 0, $1.key)
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

  /// The `Cache-Control` value of content that never changes at its address.
  static let immutableCaching = "public, max-age=31536000, immutable"

  /// A route for every asset, cached by clients indefinitely.
  var routes: [Route] {
    all.map { asset in
      let body = ByteBuffer(bytes: asset.bytes)
      return Route(.get, asset.address) { _, _ in
        Response(
          status: .ok,
          headers: [.contentType: asset.mediaType, .cacheControl: Self.immutableCaching],
          body: ResponseBody(byteBuffer: body))
      }
    }
  }
}
