import Foundation

/// Reads objects of a git repository, through one call of git that is asked again and again.
///
/// It ends with this value, or with this process, for want of questions.
final class GitObjects {
  /// What came of a question.
  enum Answer {
    case bytes([UInt8])
    case tooLarge
    /// With what git says of it, if anything.
    case unreadable(String?)
  }

  private let questions = Pipe()
  private let answers = Pipe()
  private var arrived: ArraySlice<UInt8> = []
  private let isRunning: Bool

  init() {
    let process = Git.process(["cat-file", "--batch"])
    process.standardInput = questions
    process.standardOutput = answers
    process.standardError = FileHandle.nullDevice
    isRunning = (try? Git.start(process)) != nil
  }

  deinit {
    try? questions.fileHandleForWriting.close()
    try? answers.fileHandleForReading.close()
  }

  /// The bytes of an object; after ``Answer/tooLarge`` nothing more can be asked.
  func object(named name: String, atMost limit: Int) -> Answer {
    let question = Data("\(name)\n".utf8)
    guard isRunning,
      (try? Output.write(question, to: questions.fileHandleForWriting.fileDescriptor)) != nil,
      let head = line(), let size = head.split(separator: " ").last.flatMap({ Int($0) })
    else { return .unreadable(Git.complaint(about: name)) }
    guard size <= limit else { return .tooLarge }
    guard let bytes = bytes(size + 1) else { return .unreadable(Git.complaint(about: name)) }
    return .bytes(bytes.dropLast())
  }

  /// The next line without its end: name, kind and size of an object, or that it is missing.
  private func line() -> String? {
    while true {
      if let end = arrived.firstIndex(of: UInt8(ascii: "\n")) {
        defer { arrived = arrived[(end + 1)...] }
        return String(decoding: arrived[..<end], as: UTF8.self)
      }
      guard receive() else { return nil }
    }
  }

  private func bytes(_ count: Int) -> [UInt8]? {
    while arrived.count < count {
      guard receive() else { return nil }
    }
    defer { arrived = arrived.dropFirst(count) }
    return Array(arrived.prefix(count))
  }

  /// Takes in what git has written; false at its end.
  private func receive() -> Bool {
    guard let more = try? Input.read(from: answers.fileHandleForReading, upTo: 1 << 16),
      !more.isEmpty
    else { return false }
    arrived = arrived + more
    return true
  }
}
