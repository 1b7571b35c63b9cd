import Consultation
import Exchange

/// How much a client may ask of the server, and for how long.
package struct ServerLimits: Hashable, Sendable {
  /// The most bytes a request may carry.
  package var largestBody: Int = CaseReader.largestCase
  /// How long a client may take to send a request once it began.
  package var bodySeconds: Int64 = 15
  /// How long a client may take no byte of an answer.
  package var sendSeconds: Int64 = 30
  /// How long a connection may stay open without a request.
  package var idleSeconds: Int64 = 30
  /// How long a connection stays open after its last answer left, so that the answer is read.
  package var lingerSeconds: Int64 = 2
  /// How many connections are served at a time; more wait in the kernel's queue.
  package var connections = 1024
  /// How many connections may wait in the kernel's queue.
  package var backlog = 4096

  package init() {}
}
