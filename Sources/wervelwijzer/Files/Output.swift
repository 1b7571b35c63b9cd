import Foundation
import Glibc
import GuidelineFormat
import GuidelineModel
import Synchronization

/// Writes to standard output, standard error and files.
///
/// A write is completed, or it throws. It waits if the other side is slow, continues after signals
/// and partial writes, and throws a ``SystemError`` for other errors.
enum Output {
  /// Prepares the standard streams: closed ones are replaced, so that no file opened later gets
  /// their number, and writes to a closed pipe fail with an error instead of ending the process.
  ///
  /// It must be called before anything is opened: the next file would get the number of a closed
  /// stream, and output for that stream would end up in the file.
  static func prepare() {
    for stream in STDIN_FILENO...STDERR_FILENO where fcntl(stream, F_GETFD) == -1 {
      // With O_PATH, reading and writing fail as on a closed stream.
      _ = unsafe open("/", __O_PATH | O_CLOEXEC)
    }
    _ = signal(SIGPIPE, SIG_IGN)
    _ = signal(SIGXFSZ, SIG_IGN)
  }

  /// Writes a result.
  ///
  /// - Throws: ``ClosedPipe`` when the reader has closed the pipe, else ``CommandFailure``.
  static func standardOutput(_ text: String) throws {
    try standardOutput(Data(text.utf8))
  }

  /// Writes a result.
  ///
  /// - Throws: ``ClosedPipe`` when the reader has closed the pipe, else ``CommandFailure``.
  static func standardOutput(_ bytes: Data) throws {
    do {
      try write(bytes, to: STDOUT_FILENO)
    } catch {
      throw error.code == EPIPE ? ClosedPipe() : unwritten(error)
    }
  }

  /// Writes a report; it is no failure if nobody reads it.
  ///
  /// The exit status gives the verdict, and a check must not pass because `head` closed the pipe.
  static func report(_ bytes: Data) throws {
    do {
      try standardOutput(bytes)
    } catch is ClosedPipe {}
  }

  /// Writes a report; it is no failure if nobody reads it.
  static func report(_ text: String) throws {
    try report(Data(text.utf8))
  }

  /// Closes standard output: some file systems report a full disk only then.
  static func closeStandardOutput() throws(CommandFailure) {
    guard close(STDOUT_FILENO) != 0, errno != EINTR else { return }
    throw unwritten(SystemError(code: errno))
  }

  private static func unwritten(_ error: SystemError) -> CommandFailure {
    .internalFault(
      nl: "de uitvoer kan niet worden geschreven: \(error.words.nl)",
      en: "the output cannot be written: \(error.words.en)")
  }

  /// A message with invisible characters, also those in arguments, shown by their code; its own
  /// line breaks are kept.
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

  /// Writes a message, without mixing it with those of other threads; errors are ignored, since
  /// there is nobody to report them to.
  static func standardError(_ text: String) {
    let bytes = Data(shown(text).utf8)
    messages.withLock { _ in try? write(bytes, to: STDERR_FILENO) }
  }

  /// Writes a regular file, replacing its content.
  ///
  /// - Throws: ``CommandFailure`` when the file cannot be opened or written.
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

  /// Replaces the content of an open file and closes it; returns the error if that fails.
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

  /// Opens a regular file, created if missing.
  ///
  /// Links are not followed, since somebody else may have placed them.
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
