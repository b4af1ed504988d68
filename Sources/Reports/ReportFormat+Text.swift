internal import Checking
internal import Rules

extension ReportFormat {
  package static let text = ReportFormat(
    name: "text", isFull: true,
    file: { _, _, _ in "" },
    footer: { _, _, _ in "" })
}
