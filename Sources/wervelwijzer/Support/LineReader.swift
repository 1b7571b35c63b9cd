import Foundation

/// Reads a stream line by line without ever holding more than one chunk and one line.
struct LineReader {
  /// One line without its end.
  struct Line: Sendable {
    /// Counted from 1.
    let number: Int
    /// Of a line that is too long, one byte more than is allowed, so that it is refused as such.
    let bytes: Data

    /// Whether the line holds nothing but white space.
    var isBlank: Bool {
      bytes.allSatisfy { $0 == 32 || $0 == 9 || $0 == 13 }
    }
  }

  private let handle: FileHandle
  private let longestLine: Int
  private var chunk = Data()
  private var position = 0
  private var number = 0
  private var isAtEnd = false

  init(handle: FileHandle, longestLine: Int) {
    self.handle = handle
    self.longestLine = longestLine
  }

  /// The next line, or nil at the end.
  mutating func next() throws -> Line? {
    var bytes = Data()
    while true {
      if position == chunk.endIndex {
        chunk = try isAtEnd ? Data() : read()
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

  private func read() throws -> Data {
    do {
      return try handle.read(upToCount: 1 << 16) ?? Data()
    } catch {
      throw CommandFailure.badInput("the input cannot be read")
    }
  }
}
