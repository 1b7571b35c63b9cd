import Foundation
import Glibc
import GuidelineFormat
import GuidelineModel
import Synchronization

/// Where everything goes that the program writes: standard output, standard error and files.
///
/// A write is finished or its failure is told. It waits where the other side is slow, goes on where
/// a signal came between or only a part was taken, and fails with a ``SystemError`` otherwise.
enum Output {
  /// Keeps what is opened later from taking the place of a standard stream that is closed, and lets
  /// a write that is refused fail as an error instead of ending the process.
  ///
  /// Comes before anything is opened: the next file would be given the number of a closed stream,
  /// and what is written to that stream would land in the file.
  static func prepare() {
    for stream in STDIN_FILENO...STDERR_FILENO where fcntl(stream, F_GETFD) == -1 {
      // A mere place (O_PATH): reading and writing fail as on the closed stream.
      _ = unsafe open("/", __O_PATH | O_CLOEXEC)
    }
    _ = signal(SIGPIPE, SIG_IGN)
    _ = signal(SIGXFSZ, SIG_IGN)
  }

  /// Writes a result.
  ///
  /// - Throws: ``ClosedPipe`` where nobody reads any more, else ``CommandFailure``.
  static func standardOutput(_ text: String) throws {
    try standardOutput(Data(text.utf8))
  }

  /// Writes a result.
  ///
  /// - Throws: ``ClosedPipe`` where nobody reads any more, else ``CommandFailure``.
  static func standardOutput(_ bytes: Data) throws {
    do {
      try write(bytes, to: STDOUT_FILENO)
    } catch {
      throw error.code == EPIPE ? ClosedPipe() : unwritten(error)
    }
  }

  /// Writes what a command does its work without, should nobody read it any more: a verdict is told
  /// by the exit code, and a check must not pass because `head` had seen enough.
  static func report(_ bytes: Data) throws {
    do {
      try standardOutput(bytes)
    } catch is ClosedPipe {}
  }

  /// Writes what a command does its work without, should nobody read it any more.
  static func report(_ text: String) throws {
    try report(Data(text.utf8))
  }

  /// Ends standard output: some file systems tell only now that there was no room.
  static func closeStandardOutput() throws(CommandFailure) {
    guard close(STDOUT_FILENO) != 0, errno != EINTR else { return }
    throw unwritten(SystemError(code: errno))
  }

  private static func unwritten(_ error: SystemError) -> CommandFailure {
    .internalFault(
      nl: "de uitvoer kan niet worden geschreven: \(error.words.nl)",
      en: "the output cannot be written: \(error.words.en)")
  }

  /// A message as it may be shown anywhere: its lines stay, and what steers a terminal or cannot be
  /// seen, also a line break in an argument, is shown by its number.
  static func shown(_ message: String) -> String {
    var message = message
    for argument in CommandLine.arguments {
      let shown = argument.withHiddenCharactersShown
      if shown != argument { message = message.replacing(argument, with: shown) }
    }
    return message.split(separator: "\n", omittingEmptySubsequences: false)
      .map { String($0).withHiddenCharactersShown }.joined(separator: "\n")
  }

  private static let messages = Mutex(())

  /// Writes a message, whole also where several write at once; where even that fails there is
  /// nobody to tell.
  static func standardError(_ text: String) {
    let bytes = Data(shown(text).utf8)
    messages.withLock { _ in try? write(bytes, to: STDERR_FILENO) }
  }

  /// Writes a regular file, in place of what it held.
  ///
  /// - Throws: ``CommandFailure`` for a place that cannot be written to, and for a write that failed.
  static func file(_ text: String, at path: String) throws(CommandFailure) {
    let descriptor: CInt
    do {
      descriptor = try openedForWriting(path)
    } catch {
      throw .badInput(
        nl: "\(path) kan niet worden geschreven: \(error.words.nl)",
        en: "\(path) cannot be written: \(error.words.en)")
    }
    if let error = replace(descriptor, with: Data(text.utf8)) {
      throw .internalFault(
        nl: "\(path) kan niet worden geschreven: \(error.words.nl)",
        en: "\(path) cannot be written: \(error.words.en)")
    }
  }

  /// Replaces what an open file holds and closes it, or says why that failed.
  private static func replace(_ descriptor: CInt, with bytes: Data) -> SystemError? {
    do throws(SystemError) {
      if ftruncate(descriptor, 0) != 0 { throw SystemError.last }
      try write(bytes, to: descriptor)
    } catch {
      close(descriptor)
      return error
    }
    return close(descriptor) == 0 || errno == EINTR ? nil : .last
  }

  /// Opens a regular file, made where there is none; a link is not followed, since somebody else may
  /// have put it there.
  private static func openedForWriting(_ path: String) throws(SystemError) -> CInt {
    let flags = O_WRONLY | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
    let descriptor = unsafe open(path, flags, 0o666)
    guard descriptor >= 0 else { throw errno == ELOOP ? .link : .last }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw SystemError.notAFile
    }
    return descriptor
  }

  /// Writes all bytes to an open file, pipe, socket or terminal.
  static func write(_ bytes: Data, to descriptor: CInt) throws(SystemError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes {
        unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      if count >= 0 {
        rest = rest.dropFirst(count)
      } else {
        try SystemError.last.awaitOrThrow(descriptor, for: POLLOUT)
      }
    }
  }
}
