import Glibc
import NIOCore

/// Hands on the bytes of one request at a time, and reads none of the next before the answer to the
/// last has left.
///
/// A client may send thousands of requests and read no answer: what it sent then waits here as it
/// came, and the rest stays with the client.
final class RequestGate: ChannelDuplexHandler {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = ByteBuffer
  typealias OutboundIn = IOData
  typealias OutboundOut = IOData

  /// Where the bytes that can be handed on without asking end.
  private enum Stretch {
    /// At an empty line, which ends a head and a body in chunks.
    case emptyLine
    /// After so many bytes of a body.
    case body(Int)
  }

  /// How many bytes are read from a connection that is to be closed, and thrown away.
  private let mostDiscarded: Int
  private var context: ChannelHandlerContext?
  private var held = ByteBuffer()
  /// What was handed on first of the request.
  private var beginning: ByteBuffer?
  /// Whether the first line of the request was handed on.
  private(set) var isPastFirstLine = false
  private var stretch = Stretch.emptyLine
  /// How much of the end of a line and of an empty line was seen last.
  private var seenOfEmptyLine = 0
  private var isClosed = false
  private var isHandingOn = false
  private var wantsMore = false
  private var hasEnded = false
  private var discarded: Int?

  /// Creates a gate that is open.
  ///
  /// - Parameter mostDiscarded: How many bytes to read once a connection is to be closed.
  init(mostDiscarded: Int) {
    self.mostDiscarded = mostDiscarded
  }

  /// A request came whole.
  ///
  /// - Parameter isAnswered: Whether its answer left already; else nothing more is handed on.
  func requestEnded(isAnswered: Bool) {
    isClosed = !isAnswered
    stretch = .emptyLine
    beginning = nil
    isPastFirstLine = false
  }

  /// The answer to the last request left: on to the next.
  func open() {
    isClosed = false
    guard let context, !isHandingOn else { return }
    handOn(context)
    context.fireChannelReadComplete()
    guard !isClosed, wantsMore else { return }
    wantsMore = false
    context.read()
  }

  /// The head that was handed on announces a body of so many bytes.
  func expectBody(of length: Int) { stretch = .body(length) }

  /// What still comes is thrown away: it is read only so that the client reads the answer before it
  /// notices that the connection is closed.
  func discard() {
    discarded = 0
    held = ByteBuffer()
    context?.read()
  }

  /// The first line of the request, where it came at once.
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
    handOn(context)
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
      if discarded <= mostDiscarded { context.read() }
    } else if isClosed || held.readableBytes > 0 {
      wantsMore = true
    } else {
      context.read()
    }
  }

  private func handOn(_ context: ChannelHandlerContext) {
    guard !isHandingOn else { return }
    isHandingOn = true
    while !isClosed, discarded == nil, let next = nextPiece() {
      context.fireChannelRead(wrapInboundOut(next))
    }
    isHandingOn = false
    guard held.readableBytes == 0 else { return }
    held = ByteBuffer()
    guard hasEnded else { return }
    hasEnded = false
    context.fireUserInboundEventTriggered(ChannelEvent.inputClosed)
  }

  private func nextPiece() -> ByteBuffer? {
    guard held.readableBytes > 0 else { return nil }
    switch stretch {
    case .emptyLine:
      let piece = held.readSlice(length: lengthToEmptyLine)
      if !isPastFirstLine { note(piece) }
      return piece
    case .body(let length):
      let count = min(length, held.readableBytes)
      stretch = length > count ? .body(length - count) : .emptyLine
      return held.readSlice(length: count)
    }
  }

  private func note(_ piece: ByteBuffer?) {
    // Empty lines before a request count for nothing.
    let text = piece?.readableBytesView.drop { Self.ends.contains($0) }
    guard let piece, let text, !text.isEmpty else { return }
    if beginning == nil { beginning = piece.getSlice(at: text.startIndex, length: text.count) }
    isPastFirstLine = text.contains(UInt8(ascii: "\n"))
  }

  private static let ends = [UInt8(ascii: "\r"), UInt8(ascii: "\n")]

  /// How many bytes there are up to and with an empty line; all where there is none.
  private var lengthToEmptyLine: Int {
    unsafe held.withUnsafeReadableBytes { bytes in
      var place = 0
      while place < bytes.count {
        if seenOfEmptyLine == 0 {
          // Far most bytes of a body are passed over here.
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
