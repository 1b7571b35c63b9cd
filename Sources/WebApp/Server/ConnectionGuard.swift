import GuidelineModel
import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// A client took too long to send its request.
struct SlowRequest: Error {}

/// Keeps one connection within the limits, and ends it politely where a client is over them.
///
/// The server reads to the end what a client sends, answered or not. Here a request that is too
/// large or too slow stops being read: the answer goes out, then the end of the stream, and a little
/// later the connection closes. Closing at once could destroy the answer before it is read.
final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  private let limits: ServerLimits
  private let headers: SecurityHeaders
  /// Requests begun and not yet answered.
  private var unanswered = 0
  /// Bytes of the body of the request being read, those left out included.
  private var received = 0
  /// Whether a request is begun and its end has not come.
  private var isReceiving = false
  /// Whether what still arrives is left out.
  private var isRefusing = false
  private var deadline: Scheduled<Void>?

  init(limits: ServerLimits, headers: SecurityHeaders) {
    self.limits = limits
    self.headers = headers
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let part = unwrapInboundIn(data)
    guard !isRefusing else {
      if case .body(let bytes) = part { received += bytes.readableBytes }
      return
    }
    switch part {
    case .head(let head):
      unanswered += 1
      received = 0
      isReceiving = true
      if head.declaredLength > limits.largestBody {
        isRefusing = true
      } else if head.expectsContinue {
        context.writeAndFlush(
          wrapOutboundOut(.head(HTTPResponse(status: .continue))), promise: nil)
      }
    case .body(let bytes):
      received += bytes.readableBytes
      if received > limits.largestBody { isRefusing = true }
    case .end:
      isReceiving = false
      deadline?.cancel()
      deadline = nil
    }
    context.fireChannelRead(data)
  }

  /// Nothing more is there to read for now: most requests came whole, and only for the others is
  /// there anything to time.
  func channelReadComplete(context: ChannelHandlerContext) {
    if isReceiving, !isRefusing, deadline == nil { startDeadline(context) }
    context.fireChannelReadComplete()
  }

  /// Stops reading a refused request once as much again was thrown away.
  func read(context: ChannelHandlerContext) {
    guard !isRefusing || received <= 2 * limits.largestBody else {
      return
    }
    context.read()
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    switch unwrapOutboundIn(data) {
    case .head(let head) where head.status.kind == .informational:
      context.write(data, promise: promise)
    case .head(let head):
      write(context: context, head: head, promise: promise)
    case .body:
      context.write(data, promise: promise)
    case .end:
      unanswered = max(0, unanswered - 1)
      context.write(data, promise: promise)
      if isRefusing, unanswered == 0 { endPolitely(context) }
    }
  }

  func channelInactive(context: ChannelHandlerContext) {
    deadline?.cancel()
    context.fireChannelInactive()
  }

  /// Completes answers that the server gives without asking the app, such as to what is not HTTP.
  private func write(
    context: ChannelHandlerContext, head: HTTPResponse, promise: EventLoopPromise<Void>?
  ) {
    var head = head
    if isRefusing, unanswered <= 1 { head.headerFields[.connection] = "close" }
    guard !headers.areComplete(in: head.headerFields) else {
      context.write(wrapOutboundOut(.head(head)), promise: promise)
      return
    }
    headers.complete(&head.headerFields)
    let problem = Problem(status: head.status).json(in: .english)
    head.headerFields[.contentType] = Problem.mediaType
    head.headerFields[.contentLength] = String(problem.count)
    context.write(wrapOutboundOut(.head(head)), promise: promise)
    context.write(wrapOutboundOut(.body(ByteBuffer(bytes: problem))), promise: nil)
  }

  private func startDeadline(_ context: ChannelHandlerContext) {
    deadline = context.eventLoop.assumeIsolated().scheduleTask(in: .seconds(limits.bodySeconds)) {
      guard !self.isRefusing else { return }
      self.isRefusing = true
      context.fireErrorCaught(SlowRequest())
    }
  }

  private func endPolitely(_ context: ChannelHandlerContext) {
    deadline?.cancel()
    context.flush()
    context.close(mode: .output, promise: nil)
    deadline = context.eventLoop.assumeIsolated().scheduleTask(in: .seconds(limits.lingerSeconds)) {
      context.close(promise: nil)
    }
  }
}

extension HTTPRequest {
  /// The length of the body as the client says it; 0 where it does not.
  var declaredLength: Int {
    guard let field = headerFields.first(where: { $0.name == .contentLength }) else { return 0 }
    return Int(field.value) ?? .max
  }

  fileprivate var expectsContinue: Bool {
    headerFields.contains { $0.name == .expect && $0.value.lowercased() == "100-continue" }
  }
}
