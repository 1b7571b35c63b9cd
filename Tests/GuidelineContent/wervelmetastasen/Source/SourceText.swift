import Foundation
import TestSupport

/// The text of the source document, page by page, as one line each.
///
/// Lines are joined by a space, hyphenation at line ends is undone, `(PET)-CT- thorax` loses its
/// inner space; everything else is kept.
struct SourceText {
  /// A hyphen at the end of a line either belongs to the word or breaks it; each page is read both ways.
  private let pages: [[String]]

  var pageCount: Int { pages.count }

  /// Reads the text of the built-in guideline.
  init() throws {
    let url = Repository.file("Guidelines/wervelmetastasen/source.txt")
    let text = try String(contentsOf: url, encoding: .utf8)
    // Text extraction left a space at the head of each page but the second, which three empty
    // lines set apart.
    let marked = text.replacing("\n\n\n\n", with: "\n ").dropFirst()
    pages = marked.split(separator: "\n ").map(String.init).map { page in
      [page.replacing(#/(\p{Ll})-\n\s*(\p{Ll})/#) { "\($0.1)\($0.2)" }, page]
        .map { text in
          text.replacing(#/-\n\s*/#, with: "-").replacing(#/\s+/#, with: " ")
            .replacing("(PET)-CT- thorax", with: "(PET)-CT-thorax")
        }
    }
  }

  /// Whether a passage stands on one of some pages, which are counted from 1.
  func has(_ passage: String, on pages: some Sequence<Int>) -> Bool {
    pages.contains { page in
      (1...pageCount).contains(page) && self.pages[page - 1].contains { $0.contains(passage) }
    }
  }
}
