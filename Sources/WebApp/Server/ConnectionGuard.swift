import Foundation
import GuidelineModel
import HTTPTypes
import NIOCore
import NIOHTTP1
import NIOHTTPTypes

/// A client took too long to send its request.
struct SlowRequest: Error {}

/// Enforces the limits of one request, and completes responses that the application does not
/// produce.
///
/// The server reads everything a client sends, whether it has been answered or not. This handler
/// stops reading a request that is too large or too slow, and makes its response the last on the
/// connection.
final class ConnectionGuard: ChannelDuplexHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  private let limits: ServerLimits
  private let headers: SecurityHeaders
  /// The bytes received of the current request's body, including discarded ones.
  private var received = 0
  /// Whether a request has started and not ended.
  private var isReceiving = false
  /// Whether the rest of the request is discarded.
  private var isRefusing = false
  /// Why the request is refused, if it is.
  private var refusal: RefusedRequest?
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
      received = 0
      isReceiving = true
      if head.declaredLength > limits.maximumBodySize {
        isRefusing = true
      } else if head.expectsContinue {
        context.writeAndFlush(
          wrapOutboundOut(.head(HTTPResponse(status: .continue))), promise: nil)
      }
    case .body(let bytes):
      received += bytes.readableBytes
      if received > limits.maximumBodySize { isRefusing = true }
    case .end:
      isReceiving = false
      deadline?.cancel()
      deadline = nil
    }
    context.fireChannelRead(data)
  }

  /// Starts a timer unless the request has arrived completely, as most have by then.
  func channelReadComplete(context: ChannelHandlerContext) {
    if isReceiving, !isRefusing, deadline == nil { startDeadline(context) }
    context.fireChannelReadComplete()
  }

  /// The server answers parser errors, and closes the connection on any other error.
  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    guard let refusal = error as? RefusedRequest else {
      context.fireErrorCaught(error)
      return
    }
    self.refusal = refusal
    context.fireErrorCaught(HTTPParserError.unknown)
  }

  /// Stops reading a refused request once as many bytes again have been discarded.
  func read(context: ChannelHandlerContext) {
    guard !isRefusing || received <= 2 * limits.maximumBodySize else {
      return
    }
    context.read()
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    if case .head(let head) = unwrapOutboundIn(data), head.status.kind != .informational {
      write(context: context, head: head, promise: promise)
    } else {
      context.write(data, promise: promise)
    }
  }

  func channelInactive(context: ChannelHandlerContext) {
    deadline?.cancel()
    context.fireChannelInactive()
  }

  private func write(
    context: ChannelHandlerContext, head: HTTPResponse, promise: EventLoopPromise<Void>?
  ) {
    var head = head
    if isRefusing { head.headerFields[.connection] = "close" }
    guard !headers.areComplete(in: head.headerFields) else {
      context.write(wrapOutboundOut(.head(head)), promise: promise)
      return
    }
    headers.complete(&head.headerFields)
    head.status = refusal?.status ?? head.status
    let problem = Problem(status: head.status).json(in: .english)
    head.headerFields[.date] = Self.date(of: Date())
    head.headerFields[.contentType] = Problem.mediaType
    head.headerFields[.contentLanguage] = Language.english.rawValue
    head.headerFields[.contentLength] = String(problem.count)
    context.write(wrapOutboundOut(.head(head)), promise: promise)
    context.write(wrapOutboundOut(.body(ByteBuffer(bytes: problem))), promise: nil)
  }

  /// A moment in the date format of HTTP.
  private static func date(of moment: Date) -> String {
    let format = Date.VerbatimFormatStyle(
      format: """
        \(weekday: .abbreviated), \(day: .twoDigits) \(month: .abbreviated) \(year: .padded(4)) \
        \(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased)):\(minute: .twoDigits):\
        \(second: .twoDigits) GMT
        """, locale: Locale(identifier: "en_US_POSIX"), timeZone: .gmt,
      calendar: Calendar(identifier: .gregorian))
    return moment.formatted(format)
  }

  private func startDeadline(_ context: ChannelHandlerContext) {
    deadline = context.eventLoop.assumeIsolated().scheduleTask(in: .seconds(limits.bodySeconds)) {
      guard !self.isRefusing else { return }
      self.isRefusing = true
      context.fireErrorCaught(SlowRequest())
    }
  }
}

extension HTTPRequest {
  /// The declared length of the body; 0 if there is none.
  var declaredLength: Int {
    guard let field = headerFields.first(where: { $0.name == .contentLength }) else { return 0 }
    return Int(field.value) ?? .max
  }

  fileprivate var expectsContinue: Bool {
    headerFields.contains { $0.name == .expect && $0.value.lowercased() == "100-continue" }
  }
}
