import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1
import NIOHTTPTypes
import NIOHTTPTypesHTTP1

/// The channel of an HTTP/1 connection, from bytes to requests and back.
struct WebChannel: HTTPChannelHandler {
  typealias Value = NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart>

  let responder: Responder
  let limits: ServerLimits
  let headers: SecurityHeaders
  let base: BasePath

  /// The maximum number of bytes to read at once; every connection buffers what is read before its
  /// turn.
  private static let readBufferSize = 16_384

  /// The size of the kernel's send buffer for a client, in bytes.
  ///
  /// By default it would buffer megabytes, and report that a slow client has read something only
  /// after a third of them.
  private static let sendBufferSize: ChannelOptions.Types.SocketOption.Value = 65_536

  func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
    channel.eventLoop.makeCompletedFuture {
      let options = channel.syncOptions
      try options?.setOption(.maxMessagesPerRead, value: 1)
      try options?.setOption(
        .recvAllocator,
        value: AdaptiveRecvByteBufferAllocator(
          minimum: 1024, initial: 2048, maximum: Self.readBufferSize))
      try options?.setOption(.socketOption(.so_sndbuf), value: Self.sendBufferSize)
      let gate = RequestGate(maximumDiscarded: limits.maximumBodySize)
      let pipeline = channel.pipeline.syncOperations
      try pipeline.addHandler(gate)
      try pipeline.configureHTTPServerPipeline(
        withPipeliningAssistance: false, withErrorHandling: false,
        withOutboundHeaderValidation: false)
      try pipeline.addHandlers(
        ConnectionLifetime(gate: gate, limits: limits, base: base),
        HTTP1ToHTTPServerCodec(secure: false), ConnectionGuard(limits: limits, headers: headers))
      return try NIOAsyncChannel(
        wrappingChannelSynchronously: channel,
        configuration: .init(isOutboundHalfClosureEnabled: true))
    }
  }

  func handle(value: Value, logger: Logger) async {
    await handleHTTP(asyncChannel: value, logger: logger)
  }
}
