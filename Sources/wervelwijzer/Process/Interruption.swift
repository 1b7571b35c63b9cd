import Glibc
import Synchronization

/// Ends the program when it is told to (Ctrl-C, `kill`, a terminal that closes), but never in the
/// middle of work that must be whole.
///
/// Exits with 128 and the number of the signal, as shells tell it.
enum Interruption {
  private static let signals = [SIGHUP, SIGINT, SIGQUIT, SIGTERM]

  /// The address of what is said at the end.
  ///
  /// The handler of a signal may do next to nothing, so the bytes are there before they are needed,
  /// and stay.
  private static let exitMessage = Atomic(UInt(0))

  /// Listens to the signals that the program was not started without, as with `nohup`.
  ///
  /// - Parameter words: What to say at the end, until ``uninterrupted(_:then:)`` says otherwise.
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

  /// Takes a terminal that closes for SIGTERM, unless the program was started without, as with `nohup`.
  static func stopOnHangUp() {
    guard !isIgnored(SIGHUP) else { return }
    _ = signal(SIGHUP) { _ in _ = kill(getpid(), SIGTERM) }
  }

  /// Does work that no signal may cut short, and says at the end what is true after it.
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
