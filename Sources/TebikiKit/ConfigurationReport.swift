package import SourceText

/// Every setting with its value and its origin.
package struct ConfigurationReport {
  private let configuration: Configuration?
  private let showsOrigin: Bool

  package init(_ configuration: Configuration?, showsOrigin: Bool) {
    self.configuration = configuration
    self.showsOrigin = showsOrigin
  }

  /// `fail-on: should  ← plans/.tebiki.yaml:2`, a line a setting.
  package func text(_ language: Language) -> String {
    let usual = Localized(ja: "既定", en: "default")[language]
    var text = ""
    for key in ConfigurationKey.all {
      let own = configuration?.settings.filter { $0.key.name == key.name } ?? []
      let values = own.flatMap(\.values)
      text +=
        key.name + ": " + (values.isEmpty ? key.usual[language] : values.joined(separator: ", "))
      if showsOrigin {
        let path = configuration?.path ?? ""
        text += "  ← " + (own.first.map { "\(path):\($0.line)" } ?? usual)
      }
      text += "\n"
    }
    return text
  }
}
