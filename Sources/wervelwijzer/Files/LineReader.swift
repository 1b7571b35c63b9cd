import Foundation
import GuidelineModel

/// Reads a stream line by line; it holds at most one chunk and one line in memory.
struct LineReader {
  /// A line without its line feed.
  struct Line: Sendable {
    /// The line number, counted from 1.
    let number: Int
    /// The bytes; of a line that is too long, one more than allowed, so that it is refused as too
    /// long.
    let bytes: [UInt8]

    /// Whether the line contains only white space.
    var isBlank: Bool {
      bytes.allSatisfy { $0 == 32 || $0 == 9 || $0 == 13 }
    }
  }

  private let handle: FileHandle
  private let longestLine: Int
  private var chunk: [UInt8] = []
  private var position = 0
  private var number = 0
  private var isAtEnd = false

  init(handle: FileHandle, longestLine: Int) {
    self.handle = handle
    self.longestLine = longestLine
  }

  /// The next line; nil at the end.
  mutating func next() throws -> Line? {
    var bytes: [UInt8] = []
    while true {
      if position == chunk.endIndex {
        chunk = try isAtEnd ? [] : read()
        position = chunk.startIndex
        if chunk.isEmpty {
          isAtEnd = true
          guard !bytes.isEmpty else { return nil }
          number += 1
          return Line(number: number, bytes: bytes)
        }
      }
      let end = chunk[position...].firstIndex(of: UInt8(ascii: "\n"))
      let room = longestLine + 1 - bytes.count
      bytes += chunk[position..<(end ?? chunk.endIndex)].prefix(room)
      position = end.map { $0 + 1 } ?? chunk.endIndex
      if end != nil {
        number += 1
        return Line(number: number, bytes: bytes)
      }
    }
  }

  /// Whether the next line can be read without waiting.
  var hasLineReady: Bool {
    chunk[position...].contains(UInt8(ascii: "\n"))
  }

  /// Reads what has arrived; empty at the end of the input.
  private func read() throws(CommandFailure) -> [UInt8] {
    do {
      return try Input.read(from: handle, upTo: 1 << 18)
    } catch {
      throw .badInput(
        nl: "de invoer kan niet worden gelezen: \(error.words.nl)",
        en: "the input cannot be read: \(error.words.en)")
    }
  }
}
