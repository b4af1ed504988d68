/// Writes HTML; all text is escaped.
struct HTMLWriter {
  private(set) var text = ""

  typealias Attributes = [(name: String, value: String)]

  /// An element with others inside.
  mutating func element(
    _ name: String,
    _ attributes: Attributes = [],
    _ body: (inout HTMLWriter) -> Void
  ) {
    open(name, attributes)
    text += "\n"
    body(&self)
    text += "</\(name)>\n"
  }

  /// An element with text inside, on one line.
  mutating func leaf(_ name: String, _ attributes: Attributes, _ content: String) {
    inline(name, attributes, content)
    text += "\n"
  }

  mutating func leaf(_ name: String, _ content: String) { leaf(name, [], content) }

  /// An element with text inside, without a line break after it.
  mutating func inline(_ name: String, _ attributes: Attributes, _ content: String) {
    open(name, attributes)
    write(content)
    text += "</\(name)>"
  }

  mutating func inline(_ name: String, _ content: String) { inline(name, [], content) }

  /// An element of several inline ones.
  mutating func line(
    _ name: String,
    _ attributes: Attributes = [],
    _ body: (inout HTMLWriter) -> Void
  ) {
    open(name, attributes)
    body(&self)
    text += "</\(name)>\n"
  }

  mutating func write(_ content: String) { text += XMLText.escape(PlainText.oneLine(content)) }

  /// Markup that is already right.
  mutating func raw(_ markup: String) { text += markup }

  /// A picture inside the page, with a text for those who do not see it.
  mutating func image(svg: String, alternative: String) {
    open("img", [("src", Self.address(ofSVG: svg)), ("alt", alternative)])
    text += "\n"
  }

  /// A `data:` address (RFC 2397): only what would end it, or be read as markup, is percent-encoded.
  private static func address(ofSVG svg: String) -> String {
    var address = "data:image/svg+xml;charset=utf-8,"
    for character in svg.unicodeScalars {
      switch character {
      case "\n": address += " "
      case "%": address += "%25"
      case "#": address += "%23"
      case "\"": address += "%22"
      case "&": address += "%26"
      case "<": address += "%3C"
      case ">": address += "%3E"
      default: address.unicodeScalars.append(character)
      }
    }
    return address
  }

  mutating func open(_ name: String, _ attributes: Attributes = []) {
    text += "<" + name
    for (name, value) in attributes { text += XMLText.attribute(name, value) }
    text += ">"
  }
}

extension HTMLWriter.Attributes {
  /// The one attribute that most elements have.
  static func `class`(_ name: String) -> HTMLWriter.Attributes { [("class", name)] }
}
