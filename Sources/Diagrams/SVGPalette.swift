/// The pictures' colours and line styles as CSS; light unless the reader's screen is dark.
///
/// Spelt out rule by rule, without variables, which some renderers do not know.
enum SVGPalette {
  static let fonts =
    "'Noto Sans CJK JP','Noto Sans JP','Hiragino Sans','Yu Gothic','Meiryo',sans-serif"

  static var css: String {
    shapes + colours(light)
      + "@media screen and (prefers-color-scheme:dark){" + colours(dark) + "}"
      + "@page{size:A4 landscape;margin:0}"
  }

  /// What does not depend on the colours.
  private static let shapes = """
    text{font-family:\(fonts)}\
    .line,.shape,.frame,.fold,.bracket{fill:none}\
    .shape,.line{stroke-width:1}\
    .halo{fill:none;stroke-width:4}\
    .message{stroke-dasharray:5 3}\
    .association{stroke-dasharray:1 2.5;stroke-linecap:round}\
    .end{stroke-width:2.4}\
    .cross,.tick{fill:none;stroke-width:1.6;stroke-linecap:round}\
    .phase{stroke-dasharray:7 4}\
    .missing{stroke-dasharray:4 2}\
    .missing,.unmet{stroke-width:1.8}\
    .strong{font-weight:700}
    """

  private struct Colours {
    let paper, ink, faint, header, headerInk, rule: String
    let task, gateway, data, message, flow: String
    let met, unmet, unknown, badgeInk: String
  }

  private static let light = Colours(
    paper: "#ffffff",
    ink: "#1a2129",
    faint: "#57606a",
    header: "#e4ecf4",
    headerInk: "#14304d",
    rule: "#8c98a5",
    task: "#f4f8fc",
    gateway: "#fff6d9",
    data: "#eef5ec",
    message: "#1f5fa8",
    flow: "#1a2129",
    met: "#1a7f37",
    unmet: "#c2202b",
    unknown: "#8f5b00",
    badgeInk: "#ffffff"
  )

  private static let dark = Colours(
    paper: "#12171d",
    ink: "#e6ebf0",
    faint: "#a5b0bb",
    header: "#22303e",
    headerInk: "#d5e5f5",
    rule: "#5f6c79",
    task: "#1c2733",
    gateway: "#393018",
    data: "#1d2c20",
    message: "#7db7f5",
    flow: "#d5dce3",
    met: "#57c878",
    unmet: "#ff7a7f",
    unknown: "#e3b341",
    badgeInk: "#12171d"
  )

  private static func colours(_ c: Colours) -> String {
    """
    .paper,.lane{fill:\(c.paper)}\
    .halo{stroke:\(c.paper)}\
    text,.dot{fill:\(c.ink)}\
    .faint{fill:\(c.faint)}\
    .lane,.phase,.frame{stroke:\(c.rule)}\
    .header{fill:\(c.header);stroke:\(c.rule)}\
    .name{fill:\(c.headerInk)}\
    .shape,.fold,.tick{stroke:\(c.flow)}\
    .task{fill:\(c.task)}\
    .gateway{fill:\(c.gateway)}\
    .data{fill:\(c.data)}\
    .event,.open{fill:\(c.paper)}\
    .bracket{stroke:\(c.faint)}\
    .sequence{stroke:\(c.flow)}\
    .message{stroke:\(c.message)}\
    .association{stroke:\(c.faint)}\
    .tip{fill:\(c.flow);stroke:\(c.flow)}\
    .open{stroke:\(c.message)}\
    .v{fill:none;stroke:\(c.faint)}\
    .carries{fill:\(c.message)}\
    .seam{fill:\(c.header);stroke:\(c.headerInk)}\
    .over{stroke:\(c.paper)}\
    .missing,.unmet{stroke:\(c.unmet)}\
    .badge-met{fill:\(c.met);stroke:\(c.paper)}\
    .badge-unmet,.badge-missing{fill:\(c.unmet);stroke:\(c.paper)}\
    .badge-unknown{fill:\(c.unknown);stroke:\(c.paper)}\
    .sign{fill:none;stroke:\(c.badgeInk);stroke-width:1.5;stroke-linecap:round}
    """
  }
}
