import Consultation
import GuidelineModel
import Markup

/// A page: what every page says of itself, and what is on it.
protocol Page {
  var frame: PageFrame { get }
  var content: Fragment { get }
}

extension Page {
  var site: Site { frame.site }
  var guideline: Guideline { frame.site.guideline }
  var language: Language { frame.language }
  var words: PageWords { PageWords(language: frame.language) }

  /// The whole page.
  var markup: RenderedMarkup { frame.document(content).htmlDocument() }

  /// The address of another page.
  func address(of page: PageAddress) -> String { site.link(to: page, in: language) }

  /// A link to another page.
  func link(to address: PageAddress, class name: String? = nil, _ words: String) -> Fragment {
    .a([.optional("class", name), .href(self.address(of: address))], words)
  }

  func link(to tree: Index<Tree>) -> Fragment {
    link(to: .tree(guideline[tree]), guideline[tree].title[language])
  }

  func link(to item: Index<Item>) -> Fragment {
    link(to: .item(guideline[item]), guideline[item].label[language])
  }

  func link(to outcome: Index<Outcome>, of tree: Index<Tree>) -> Fragment {
    let found = guideline[tree].outcomes[outcome.offset]
    return link(to: .outcome(found, of: guideline[tree]), found.words.headline[language])
  }

  /// A form that takes the case in hand along.
  func form(
    _ attributes: [Attribute?] = [], to address: PageAddress, _ children: Fragment?...
  ) -> Fragment {
    .form(
      [.method("post"), .action(self.address(of: address))] + attributes,
      frame.fields, .group(children))
  }

  /// A form with one button, which takes the case in hand to another page.
  func step(
    to address: PageAddress, class name: String? = nil, _ words: String
  ) -> Fragment {
    form(to: address, .button([.type("submit"), .optional("class", name)], words))
  }

  /// A button that asks for something to be done with the case in hand.
  func button(class name: String? = nil, _ command: Command, _ words: String) -> Fragment {
    button(class: name, command, [], .text(words))
  }

  /// The same, with more attributes and more in it than words.
  func button(
    class name: String? = nil, _ command: Command, _ attributes: [Attribute?],
    _ children: Fragment?...
  ) -> Fragment {
    .button(
      [
        .type("submit"), .optional("class", name), .name(.do),
        .value(command.text(in: guideline)), command.isWay ? .data("way", "") : nil,
      ] + keeping(command) + attributes, .group(children))
  }

  /// What a script is to know that keeps an answer while there is no connection: that it is one, and
  /// how it is told later where it says "now".
  private func keeping(_ command: Command) -> [Attribute?] {
    guard command.isReply, !command.isWay else { return [] }
    return [.data("reply", ""), command.toldLater(in: guideline).map { .data("later", $0) }]
  }

  /// The day and time of something to fill in, the day not after the last one.
  func timeFields(
    of subject: Interview.Subject, day: String, time: String? = nil, upTo last: String
  ) -> Fragment {
    timeFields(.time(subject), day: day, time: time, upTo: last)
  }

  /// A day and a time to fill in, with the button that takes them.
  func timeFields(
    _ use: Command, day: String, time: String? = nil, upTo last: String
  ) -> Fragment {
    .group([
      .label(
        "\(words.day) ",
        .input([.type("date"), .name(.date), .value(day), Attribute("max", last)])),
      " ",
      .label(
        "\(words.clockTime) ",
        .input([.type("time"), .name(.time), .optional("value", time)])),
      " ",
      button(use, words.useTime),
    ])
  }

  /// Where in a site a page is, from the widest to itself.
  func crumbs(_ above: Fragment..., here: String) -> Fragment {
    .nav(
      [.class("crumbs"), .aria("label", words.crumbs)],
      .ol(.each(above) { .li($0) }, .li([.aria("current", "page")], here)))
  }

  /// What can be kept and sent on of the case in hand.
  ///
  /// - Parameters:
  ///   - address: The page that a link with the case opens.
  ///   - calendar: A form for the calendar, where there is one.
  ///   - letters: The ways to letters about the case, where there are any.
  /// - Returns: A section of the page.
  func keep(
    linkTo address: PageAddress, calendar: Fragment? = nil, letters: Fragment? = nil
  ) -> Fragment {
    .section(
      [.class("keep"), .labelledBy("keep")],
      .h2([.id("keep")], words.keep),
      .p([.class("quiet")], words.keepHelp),
      .div(
        [.class("steps")],
        calendar, download(.caseFile, words.saveCase),
        .button(
          [
            .type("button"), .id("permalink"), .data("address", self.address(of: address)),
            .hidden,
          ], words.copyLink), letters),
      .noscript(.p([.class("quiet")], words.noScript)))
  }

  /// A form that gives a file.
  func download(_ address: PageAddress, _ words: String) -> Fragment {
    form([.class("download")], to: address, .button([.type("submit")], words))
  }
}

extension Source {
  /// The title, linked where the source has an address.
  var markup: Fragment {
    url.map { .a([.href($0.text), .rel("noreferrer")], title) } ?? .text(title)
  }
}

extension Attribute {
  /// The name of a field, as the server reads it.
  static func name(_ field: ConsultForm.Field) -> Attribute { .name(field.rawValue) }
}
