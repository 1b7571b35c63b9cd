import Consultation
import Exchange

/// The limits on what a client may request, and how long it may take.
package struct ServerLimits: Hashable, Sendable {
  /// The maximum size of a request body in bytes.
  package var maximumBodySize: Int = CaseReader.largestCase
  /// The maximum time to send a request once it has started, in seconds.
  package var bodySeconds: Int64 = 15
  /// The maximum time without accepting a byte of a response, in seconds.
  package var sendSeconds: Int64 = 30
  /// The maximum time a connection stays open without a request, in seconds.
  package var idleSeconds: Int64 = 30
  /// How long a connection stays open after its last response, in seconds, so that the response is
  /// read.
  package var lingerSeconds: Int64 = 2
  /// The maximum number of concurrent connections; more wait in the kernel's queue.
  package var connections = 1024
  /// The length of the kernel's queue.
  package var backlog = 4096

  package init() {}
}
