import Glibc
import Synchronization

/// Ends the program on a signal (Ctrl-C, `kill`, a closed terminal), but never during work that
/// must be completed.
///
/// It exits with 128 plus the number of the signal, as shells expect.
enum Interruption {
  private static let signals = [SIGHUP, SIGINT, SIGQUIT, SIGTERM]

  /// The address of the message to write at exit.
  ///
  /// A signal handler may not allocate memory, so the bytes exist before they are needed and are
  /// never freed.
  private static let exitMessage = Atomic(UInt(0))

  /// Handles the signals, except those ignored at the start, as with `nohup`.
  ///
  /// - Parameter words: The message at exit, until ``uninterrupted(_:then:)`` replaces it.
  static func listen(saying words: String) {
    setMessage(words)
    for number in signals where !isIgnored(number) {
      _ = signal(number) { number in
        let address = Interruption.exitMessage.load(ordering: .acquiring)
        if let words = unsafe UnsafePointer<CChar>(bitPattern: address) {
          _ = unsafe write(STDERR_FILENO, words, strlen(words))
        }
        _exit(128 + number)
      }
    }
  }

  /// Treats SIGHUP as SIGTERM, unless it was ignored at the start, as with `nohup`.
  static func stopOnHangUp() {
    guard !isIgnored(SIGHUP) else { return }
    _ = signal(SIGHUP) { _ in _ = kill(getpid(), SIGTERM) }
  }

  /// Does work with all signals blocked, and then replaces the message at exit.
  static func uninterrupted<Failure: Error>(
    _ work: () throws(Failure) -> Void, then words: String
  ) throws(Failure) {
    var held = sigset_t()
    var before = sigset_t()
    unsafe sigemptyset(&held)
    for number in signals { unsafe sigaddset(&held, number) }
    unsafe pthread_sigmask(SIG_BLOCK, &held, &before)
    defer { unsafe pthread_sigmask(SIG_SETMASK, &before, nil) }
    try work()
    setMessage(words)
  }

  private static func setMessage(_ words: String) {
    exitMessage.store(unsafe UInt(bitPattern: strdup(words)), ordering: .releasing)
  }

  private static func isIgnored(_ number: CInt) -> Bool {
    var current = sigaction()
    guard unsafe sigaction(number, nil, &current) == 0 else { return true }
    return unsafe unsafeBitCast(current.__sigaction_handler.sa_handler, to: Int.self)
      == unsafeBitCast(SIG_IGN, to: Int.self)
  }
}
