import Consultation
import GuidelineModel
import Markup

/// A page: its metadata and its content.
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

  /// A form that carries the current case.
  func form(
    _ attributes: [Attribute?] = [], to address: PageAddress, _ children: Fragment?...
  ) -> Fragment {
    .form(
      [.method("post"), .action(self.address(of: address))] + attributes,
      frame.fields, .group(children))
  }

  /// A form with one button, which carries the current case to another page.
  func step(
    to address: PageAddress, class name: String? = nil, _ words: String
  ) -> Fragment {
    form(to: address, .button([.type("submit"), .optional("class", name)], words))
  }

  /// A button that requests a command on the current case.
  func button(class name: String? = nil, _ command: Command, _ words: String) -> Fragment {
    button(class: name, command, [], .text(words))
  }

  /// As above, with more attributes and content other than text.
  func button(
    class name: String? = nil, _ command: Command, _ attributes: [Attribute?],
    _ children: Fragment?...
  ) -> Fragment {
    .button(
      [
        .type("submit"), .optional("class", name), .name(.do),
        .value(command.text(in: guideline)), command.isNavigation ? .data("way", "") : nil,
      ] + keeping(command) + attributes, .group(children))
  }

  /// Attributes for the script that stores an answer while there is no connection: that the button
  /// is an answer, and its text for sending later if it says "now".
  private func keeping(_ command: Command) -> [Attribute?] {
    guard command.isReply, !command.isNavigation else { return [] }
    return [.data("reply", ""), command.textForLater(in: guideline).map { .data("later", $0) }]
  }

  /// Fields for a day and time, the day limited to the last one allowed.
  func timeFields(
    of subject: Interview.Subject, day: String, time: String? = nil, upTo last: String
  ) -> Fragment {
    timeFields(.time(subject), day: day, time: time, upTo: last)
  }

  /// Fields for a day and time, with the button that submits them.
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

  /// Breadcrumbs: the position of a page in the site, from the widest level to the page itself.
  func crumbs(_ above: Fragment..., here: String) -> Fragment {
    .nav(
      [.class("crumbs"), .aria("label", words.crumbs)],
      .ol(.each(above) { .li($0) }, .li([.aria("current", "page")], here)))
  }

  /// The ways to save and share the current case.
  ///
  /// - Parameters:
  ///   - address: The page that a link with the case opens.
  ///   - calendar: A form for the calendar, if there is one.
  ///   - letters: The links to letters about the case, if there are any.
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

  /// A form that downloads a file.
  func download(_ address: PageAddress, _ words: String) -> Fragment {
    form([.class("download")], to: address, .button([.type("submit")], words))
  }
}

extension Source {
  /// The title, linked if the source has an address.
  var markup: Fragment {
    url.map { .a([.href($0.text), .rel("noreferrer")], title) } ?? .text(title)
  }
}

extension Attribute {
  /// The name of a field, as the server reads it.
  static func name(_ field: ConsultForm.Field) -> Attribute { .name(field.rawValue) }
}
