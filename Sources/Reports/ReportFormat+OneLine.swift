internal import Checking
internal import Rules

extension ReportFormat {
  package static let oneLine = ReportFormat(
    name: "one-line", isFull: false,
    file: { _, _, _ in "" },
    footer: { _, _, _ in "" })
}
