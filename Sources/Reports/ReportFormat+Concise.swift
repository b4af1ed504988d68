internal import Checking
internal import Rules

extension ReportFormat {
  package static let concise = ReportFormat(
    name: "concise", isFull: false,
    file: { _, _, _ in "" },
    footer: { _, _, _ in "" })
}
