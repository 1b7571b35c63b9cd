import GuidelineModel
import Markup
import Reasoning

/// The elements for what the browser stores on a device: laid out here and filled in by its script,
/// since none of it is sent to the server.
extension Page {
  /// The patients of this device; empty and hidden until a script fills it.
  var devicePart: Fragment? {
    guard site.keepsOnDevice else { return nil }
    return .section(
      [
        .class("device"), .id("device"), .labelledBy("device-heading"), .hidden,
        .data("advice", address(of: .advice)),
        .data("settled", words.noLimitLeft), .data("none", words.noLimitOnDevice),
        .data("other-language", words.planInOtherLanguage),
      ],
      .h2([.id("device-heading"), .tabindex("-1")], words.onDevice),
      .ul([.class("on-device")]),
      .template(
        [.id("patient-on-device")],
        .li(
          .button(
            [.type("button"), .class("open")],
            .bdi([.class("name")]), .span([.class("twice"), .hidden], words.labelDouble),
            .span([.class("next")]), .small([.class("seen")])),
          .button([.type("button"), .class("erase")], words.eraseCase))),
      .p([.class("quiet")], words.onDeviceHelp),
      .div(
        [.class("steps forgetting")],
        .label(
          [.for("forget-after")], "\(words.forgetAfter) ",
          .select(
            [.id("forget-after")],
            .each(Self.forgettingHours) { hours in
              .option([.value(String(hours))], words.unseenFor(hours: hours))
            })),
        .button([.type("button"), .id("forget-all")], words.forgetAll)))
  }

  /// The choices for after how many hours without a view a patient is erased.
  private static var forgettingHours: [Int] { [1, 4, 12, 24, 72, 168, 336] }
}

extension PageFrame {
  /// The label of the current case in the header, with its menu.
  var label: Fragment? {
    guard hasCase, site.keepsOnDevice else { return nil }
    let words = PageWords(language: language)
    return .details(
      [
        .class("patient"), .id("patient"), .hidden, .data("kept", words.labelKept),
        .data("unkept", words.labelNotKept), .data("twice", words.labelTwice),
        .data("removed", words.labelRemoved),
      ],
      .summary(
        .bdi([.class("name"), .data("empty", words.giveLabel)], words.giveLabel),
        .span([.class("twice"), .hidden], words.labelDouble)),
      .div(
        [.class("panel")],
        .form(
          [.id("label-form")],
          .label([.for("label")], words.labelField),
          .input([
            .id("label"), .type("text"), Attribute("maxlength", "40"), Attribute("dir", "auto"),
            .autocomplete("off"), .spellcheck("false"), .aria("describedby", "label-help"),
          ]),
          .button(
            [.type("submit"), .class("primary"), .data("if-unkept", words.giveLabel)],
            words.keepLabel)),
        .p(
          [.class("quiet"), .id("label-help"), .data("if-unkept", words.labelHelpUnkept)],
          words.labelHelp),
        .div(
          [.class("steps")],
          .a([.class("button"), .href(site.link(to: .home, in: language))], words.onDevice),
          .button([.type("button"), .id("erase")], words.eraseCase))))
  }

  /// The limits and messages that scripts use for a remark, which stays in the browser.
  var remarkData: [Attribute?] {
    let words = PageWords(language: language)
    let most = TreeDecision.maximumRemarkLength
    return [
      .data("longest-remark", String(most)),
      .data("remark-too-long", words.notTaken + words.remarkTooLong("%", most: most)),
      .data("remark-with-controls", words.notTaken + words.remarkWithControls),
      .data("remark-not-here", words.remarkNotHere),
    ]
  }

  /// The data attributes that scripts read about the device.
  var deviceData: [Attribute?] {
    let words = PageWords(language: language)
    return [
      .data("base", site.base.folder), .data("home", site.link(to: .home, in: language)),
      .data("digest", site.digest), .data("zone", site.guideline.timeZone),
      site.keepsOnDevice ? .data("worker", site.link(to: DeviceWorker.address)) : nil,
      // Only on pages of one patient: all others are cached by the server, so the moment would be
      // outdated.
      hasCase ? .data("now", site.clock().instant.utc) : nil,
      .data("edition", site.edition),
      .data("clock-is-ahead", words.clockIsAhead), .data("clock-is-behind", words.clockIsBehind),
      .data("limit-passed", words.limitPassed), .data("other-day", words.otherDay),
      .data("refresh-plan", words.refreshPlan),
      .data("told-unsent", words.toldUnsent),
      .data("erase-asked", words.eraseAsked), .data("erase-about", words.eraseAbout),
      .data("erase-many-asked", words.eraseManyAsked),
      .data("erase-many-about", words.eraseManyAbout), .data("erase", words.erase),
      .data("erased", words.erased), .data("erased-many", words.erasedMany),
      .data("closed", words.closed),
      .data("not-latest", words.notLatest), .data("only-here", words.onlyHere),
      .data("to-latest", words.toLatest), .data("go-on-here", words.goOnHere),
      .data("made-of-older", words.madeOfOlder), .data("older", words.older),
      .data("unsent-first", words.unsentFirst), .data("unsent-lost", words.unsentLost),
      .data("unkept", words.planNotKept),
      .data("unsent", words.unsent), .data("still-unsent", words.stillUnsent),
      .data("missing", words.answersMissing), .data("not-sent", words.notSentYet),
      .data("go-on", words.goOnAnyway), .data("cancel", words.cancel),
      .data("other-language", words.keptInOtherLanguage),
      .data("send", words.sendNow), .data("discard", words.discard),
      .data("no-connection", words.noConnection), .data("kept-plan", words.keptPlan),
      .data("new-version", words.newVersion), .data("changed-version", words.changedVersion),
    ]
  }
}
