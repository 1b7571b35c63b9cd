import Consultation
import Exchange
import Foundation
import GuidelineModel
import JSON
import Reasoning

/// Advice for a stream of cases, one per line, in order and with bounded memory.
struct AdviceLines {
  let reasoner: Reasoner
  let writer: AdviceWriter
  let language: Language
  let now: Timestamp
  let order: QuestionOrder

  /// The largest number of lines that are answered in parallel; fewer if no more have arrived.
  private static let batchSize = 1024

  /// Answers every line.
  ///
  /// - Returns: Whether any line was refused.
  func run(from handle: FileHandle) async throws -> Bool {
    var lines = LineReader(handle: handle, longestLine: CaseReader.largestCase)
    var hasBadLines = false
    while true {
      var batch: [LineReader.Line] = []
      while batch.count < Self.batchSize, batch.isEmpty || lines.hasLineReady,
        let line = try lines.next()
      {
        if !line.isBlank { batch.append(line) }
      }
      guard !batch.isEmpty else { return hasBadLines }
      let answers = await answers(to: batch)
      hasBadLines = hasBadLines || answers.contains { $0.isError }
      for part in answers { try Output.standardOutput(Data(part.bytes)) }
    }
  }

  private struct Answers: Sendable {
    var bytes: [UInt8] = []
    var isError = false
  }

  private func answers(to batch: [LineReader.Line]) async -> [Answers] {
    let width = max(1, ProcessInfo.processInfo.activeProcessorCount)
    let share = (batch.count + width - 1) / width
    return await withTaskGroup(of: (Int, Answers).self) { group in
      for (place, first) in stride(from: 0, to: batch.count, by: share).enumerated() {
        let part = batch[first..<min(first + share, batch.count)]
        group.addTask { (place, answers(to: part)) }
      }
      var parts: [(Int, Answers)] = []
      for await part in group { parts.append(part) }
      return parts.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }

  private func answers(to lines: ArraySlice<LineReader.Line>) -> Answers {
    var answers = Answers()
    for line in lines {
      do throws(CaseProblem) {
        answers.bytes += try answer(to: line)
      } catch {
        answers.bytes += written(error, at: line)
        answers.isError = true
      }
      answers.bytes.append(UInt8(ascii: "\n"))
    }
    return answers
  }

  private func answer(to line: LineReader.Line) throws(CaseProblem) -> [UInt8] {
    writer.json(
      try reasoner.evaluation(ofCase: line.bytes, now: now, order: order), in: language)
  }

  /// The error for a line that was refused, as JSON.
  private func written(_ problem: CaseProblem, at line: LineReader.Line) -> [UInt8] {
    var json = JSONText(indented: false)
    json.error(problem, line: line.number, in: language)
    return json.bytes
  }
}
