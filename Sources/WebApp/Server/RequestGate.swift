import Glibc
import NIOCore

/// Forwards the bytes of one request at a time, and forwards none of the next before the response
/// to the last is sent.
///
/// A client may send thousands of requests without reading a response: what has been read by then
/// waits here unparsed, and the rest is not read from the socket.
final class RequestGate: ChannelDuplexHandler {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = ByteBuffer
  typealias OutboundIn = IOData
  typealias OutboundOut = IOData

  /// Up to where bytes can be forwarded without further checks.
  private enum Boundary {
    /// An empty line, which ends a head and a chunked body.
    case emptyLine
    /// This many bytes of a body.
    case body(Int)
  }

  /// How many bytes to read and discard from a connection that is closing.
  private let maximumDiscarded: Int
  private var context: ChannelHandlerContext?
  private var held = ByteBuffer()
  /// The first bytes forwarded of the request.
  private var beginning: ByteBuffer?
  /// Whether the first line of the request has been forwarded.
  private(set) var isPastFirstLine = false
  private var boundary = Boundary.emptyLine
  /// How much of a line ending and an empty line has been matched so far.
  private var seenOfEmptyLine = 0
  private var isClosed = false
  private var isForwarding = false
  private var wantsMore = false
  private var hasEnded = false
  private var discarded: Int?

  /// Creates an open gate.
  ///
  /// - Parameter maximumDiscarded: How many bytes to read once a connection is closing.
  init(maximumDiscarded: Int) {
    self.maximumDiscarded = maximumDiscarded
  }

  /// The request has been received completely.
  ///
  /// - Parameter isAnswered: Whether its response has been sent; if not, nothing more is forwarded.
  func requestEnded(isAnswered: Bool) {
    isClosed = !isAnswered
    boundary = .emptyLine
    beginning = nil
    isPastFirstLine = false
  }

  /// The response to the last request has been sent; forwards the next.
  func open() {
    isClosed = false
    guard let context, !isForwarding else { return }
    forward(context)
    context.fireChannelReadComplete()
    guard !isClosed, wantsMore else { return }
    wantsMore = false
    context.read()
  }

  /// The head that was forwarded announces a body of this length.
  func expectBody(of length: Int) { boundary = .body(length) }

  /// Discards further input.
  ///
  /// It is still read, so that the client reads the response before it notices the close.
  func discard() {
    discarded = 0
    held = ByteBuffer()
    context?.read()
  }

  /// The first line of the request, if it arrived in one piece.
  var firstLine: String? {
    guard isPastFirstLine, let bytes = beginning?.readableBytesView else { return nil }
    return String(decoding: bytes.prefix { !Self.ends.contains($0) }, as: UTF8.self)
  }

  func handlerAdded(context: ChannelHandlerContext) { self.context = context }

  func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    var bytes = unwrapInboundIn(data)
    if let discarded {
      self.discarded = discarded + bytes.readableBytes
      return
    }
    if held.readableBytes == 0 { held = bytes } else { held.writeBuffer(&bytes) }
    forward(context)
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    context.fireChannelReadComplete()
    if discarded != nil { read(context: context) }
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if case ChannelEvent.inputClosed? = event as? ChannelEvent, held.readableBytes > 0 {
      hasEnded = true
    } else {
      context.fireUserInboundEventTriggered(event)
    }
  }

  func read(context: ChannelHandlerContext) {
    if let discarded {
      if discarded <= maximumDiscarded { context.read() }
    } else if isClosed || held.readableBytes > 0 {
      wantsMore = true
    } else {
      context.read()
    }
  }

  private func forward(_ context: ChannelHandlerContext) {
    guard !isForwarding else { return }
    isForwarding = true
    while !isClosed, discarded == nil, let next = nextPiece() {
      context.fireChannelRead(wrapInboundOut(next))
    }
    isForwarding = false
    guard held.readableBytes == 0 else { return }
    held = ByteBuffer()
    guard hasEnded else { return }
    hasEnded = false
    context.fireUserInboundEventTriggered(ChannelEvent.inputClosed)
  }

  private func nextPiece() -> ByteBuffer? {
    guard held.readableBytes > 0 else { return nil }
    switch boundary {
    case .emptyLine:
      let piece = held.readSlice(length: lengthToEmptyLine)
      if !isPastFirstLine { note(piece) }
      return piece
    case .body(let length):
      let count = min(length, held.readableBytes)
      boundary = length > count ? .body(length - count) : .emptyLine
      return held.readSlice(length: count)
    }
  }

  private func note(_ piece: ByteBuffer?) {
    // Empty lines before a request are ignored.
    let text = piece?.readableBytesView.drop { Self.ends.contains($0) }
    guard let piece, let text, !text.isEmpty else { return }
    if beginning == nil { beginning = piece.getSlice(at: text.startIndex, length: text.count) }
    isPastFirstLine = text.contains(UInt8(ascii: "\n"))
  }

  private static let ends = [UInt8(ascii: "\r"), UInt8(ascii: "\n")]

  /// The number of bytes up to and including an empty line; all bytes if there is none.
  private var lengthToEmptyLine: Int {
    unsafe held.withUnsafeReadableBytes { bytes in
      var place = 0
      while place < bytes.count {
        if seenOfEmptyLine == 0 {
          // Most bytes of a body are skipped here.
          let rest = unsafe UnsafeRawBufferPointer(rebasing: bytes[place...])
          guard let start = rest.baseAddress,
            let end = unsafe memchr(start, CInt(UInt8(ascii: "\r")), rest.count)
          else { return bytes.count }
          unsafe place += start.distance(to: end) + 1
          seenOfEmptyLine = 1
          continue
        }
        let byte = unsafe bytes[place]
        place += 1
        switch (byte, seenOfEmptyLine) {
        case (UInt8(ascii: "\n"), 1), (UInt8(ascii: "\r"), 2): seenOfEmptyLine += 1
        case (UInt8(ascii: "\n"), 3):
          seenOfEmptyLine = 0
          return place
        case (UInt8(ascii: "\r"), _): seenOfEmptyLine = 1
        default: seenOfEmptyLine = 0
        }
      }
      return place
    }
  }
}
