internal import Checking
internal import Rules

extension ReportFormat {
  package static let workflowText = ReportFormat(
    name: "text", isFull: true,
    file: { _, _, _ in "" },
    footer: { _, _, _ in "" })

  package static let workflowJSON = ReportFormat(
    name: "json", isFull: true,
    file: { _, _, _ in "" },
    footer: { _, _, _ in "" })
}
