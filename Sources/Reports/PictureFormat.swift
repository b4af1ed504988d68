internal import Diagrams
package import Rules
package import SourceText

/// The formats in which a workflow is drawn.
package enum PictureFormat: String, Sendable, CaseIterable {
  case svg
  case bpmn
  case mermaid
}

extension WorkflowDrawing {
  /// The drawing as a file of this format.
  package func text(as format: PictureFormat) -> String {
    let layout = DiagramLayout(diagram)
    switch format {
    case .svg: return SVGRenderer(layout, language: language).svg
    case .bpmn: return BPMNRenderer(layout, language: language).xml
    case .mermaid: return MermaidRenderer(layout).text
    }
  }

  /// Says that no workflow has this name, and which one may be meant.
  package static func unknown(_ name: String, _ rulebook: Rulebook) -> Localized {
    let ids = rulebook.workflows.map { rulebook.string($0.id) }
    let nearest = Suggestion.nearest(to: name, among: ids)
    return Localized(
      ja: "「\(name)」というワークフローはありません。"
        + (nearest.map { "「\($0)」のことですか。" } ?? "")
        + "収録しているもの: " + ids.joined(separator: "、"),
      en: "There is no workflow '\(name)'."
        + (nearest.map { " Did you mean '\($0)'?" } ?? "")
        + " Known are: " + ids.joined(separator: ", ")
    )
  }
}
