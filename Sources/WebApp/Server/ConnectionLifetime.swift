import HTTPTypes
import NIOCore
import NIOHTTP1

/// A request that violates HTTP/1, and the status to refuse it with.
struct RefusedRequest: Error {
  let status: HTTPResponse.Status
}

/// Controls the lifetime of a connection: how many requests it serves, and how long it waits for
/// the client.
///
/// A connection is closed in stages: the response is sent, then the end of the stream, and a little
/// later the connection closes. Closing at once could discard the response before the client reads
/// it.
final class ConnectionLifetime: ChannelDuplexHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias InboundOut = HTTPServerRequestPart
  typealias OutboundIn = HTTPServerResponsePart
  typealias OutboundOut = HTTPServerResponsePart

  private enum Phase {
    /// No request, or all are answered.
    case idle
    /// A request is being read or answered.
    case answering
    /// The response is complete but not yet sent.
    case sending
    /// Everything is sent, and the client has some time to read it.
    case lingering
  }

  private let gate: RequestGate
  private let limits: ServerLimits
  private let base: BasePath
  private var phase = Phase.idle
  /// When the phase started or, while sending, when a byte was last sent.
  private var since = NIODeadline.now()
  /// The number of unsent bytes at the last check.
  private var unsent = 0
  private var timer: Scheduled<Void>?
  /// Whether a request has started and not ended.
  private var isReceiving = false
  /// Whether this response is the last.
  private var isLast = false
  /// Whether the response announces `keep-alive`, as HTTP/1.0 clients require.
  private var saysKeepAlive = false
  private var isStopping = false

  init(gate: RequestGate, limits: ServerLimits, base: BasePath) {
    self.gate = gate
    self.limits = limits
    self.base = base
  }

  func handlerAdded(context: ChannelHandlerContext) {
    enter(.idle)
    checkTimeout(in: .seconds(limits.idleSeconds), context)
  }

  func handlerRemoved(context: ChannelHandlerContext) { timer?.cancel() }

  func channelInactive(context: ChannelHandlerContext) {
    timer?.cancel()
    context.fireChannelInactive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head):
      enter(.answering)
      if let status = RequestRules.refusal(of: head) {
        refuse(status, context)
      } else {
        isReceiving = true
        context.fireChannelRead(wrapInboundOut(.head(begun(head))))
      }
    case .body: context.fireChannelRead(data)
    case .end:
      isReceiving = false
      context.fireChannelRead(data)
      let isAnswered = phase == .idle
      gate.requestEnded(isAnswered: isAnswered)
      if isAnswered, isLast { closeGracefully(context) }
    }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    guard let error = error as? HTTPParserError else {
      context.fireErrorCaught(error)
      return
    }
    if !isReceiving { enter(.answering) }
    refuse(status(of: error), context)
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    guard event is ChannelShouldQuiesceEvent else {
      context.fireUserInboundEventTriggered(event)
      return
    }
    isStopping = true
    isLast = true
    if phase == .idle, !isReceiving { context.close(promise: nil) }
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    switch unwrapOutboundIn(data) {
    case .head(let head) where head.status.code >= 200:
      context.write(wrapOutboundOut(.head(completed(head))), promise: promise)
    case .head, .body: context.write(data, promise: promise)
    case .end:
      enter(.sending)
      unsent = .max
      let leaving = promise ?? context.eventLoop.makePromise(of: Void.self)
      leaving.futureResult.assumeIsolated().whenSuccess { self.answerLeft(context) }
      context.write(data, promise: leaving)
    }
  }

  func flush(context: ChannelHandlerContext) {
    context.flush()
    if phase == .sending { checkTimeout(in: sendingInterval, context) }
  }

  /// The request as the application sees it, without headers that concern the connection.
  private func begun(_ head: HTTPRequestHead) -> HTTPRequestHead {
    isLast = isStopping || !RequestRules.isPersistent(head)
    saysKeepAlive = head.isOfHTTP10
    var head = head
    head.uri = RequestTarget.normalised(head.uri, below: base)
    head.headers.remove(name: "Connection")
    if head.isOfHTTP10 { head.headers.remove(name: "Expect") }
    if let length = head.headers.first(name: "Content-Length").flatMap(Int.init), length > 0 {
      gate.expectBody(of: length)
    }
    return head
  }

  private func completed(_ head: HTTPResponseHead) -> HTTPResponseHead {
    var head = head
    let options = head.headers[canonicalForm: "Connection"].map { $0.lowercased() }
    if options.contains("close") { isLast = true }
    if isLast {
      head.headers.replaceOrAdd(name: "Connection", value: "close")
    } else if saysKeepAlive {
      head.headers.replaceOrAdd(name: "Connection", value: "keep-alive")
    }
    return head
  }

  private func refuse(_ status: HTTPResponse.Status, _ context: ChannelHandlerContext) {
    isLast = true
    context.fireErrorCaught(RefusedRequest(status: status))
    gate.discard()
  }

  private func status(of error: HTTPParserError) -> HTTPResponse.Status {
    switch error {
    case .invalidMethod, .invalidVersion: RequestRules.refusal(ofFirstLine: gate.firstLine)
    case .headerOverflow: gate.isPastFirstLine ? .requestHeaderFieldsTooLarge : .uriTooLong
    default: .badRequest
    }
  }

  private func answerLeft(_ context: ChannelHandlerContext) {
    if isLast {
      closeGracefully(context)
    } else {
      enter(.idle)
      if !isReceiving { gate.open() }
    }
  }

  private func closeGracefully(_ context: ChannelHandlerContext) {
    enter(.lingering)
    context.close(mode: .output, promise: nil)
    gate.discard()
    checkTimeout(in: .seconds(limits.lingerSeconds), context)
  }

  private func enter(_ next: Phase) {
    phase = next
    since = .now()
  }

  private var sendingInterval: TimeAmount { .milliseconds(limits.sendSeconds * 1000 / 6) }

  private func checkTimeout(in time: TimeAmount, _ context: ChannelHandlerContext) {
    timer?.cancel()
    timer = context.eventLoop.assumeIsolated().scheduleTask(in: time) { self.checkTimeout(context) }
  }

  /// Closes the connection if the client took too long.
  ///
  /// Most connections are checked only once per idle time, however busy they are.
  private func checkTimeout(_ context: ChannelHandlerContext) {
    let idle = TimeAmount.seconds(limits.idleSeconds)
    switch phase {
    case .idle:
      let left = since + idle - .now()
      if left <= .zero { context.close(promise: nil) } else { checkTimeout(in: left, context) }
    case .answering: checkTimeout(in: idle, context)
    case .sending:
      let waiting = unsentBytes(context)
      if waiting < unsent {
        unsent = waiting
        since = .now()
      }
      if NIODeadline.now() - since >= .seconds(limits.sendSeconds) {
        context.close(promise: nil)
      } else {
        checkTimeout(in: sendingInterval, context)
      }
    case .lingering: context.close(promise: nil)
    }
  }

  private func unsentBytes(_ context: ChannelHandlerContext) -> Int {
    (try? context.channel.syncOptions?.getOption(.bufferedWritableBytes)) ?? 0
  }
}
