internal import Checking
internal import Rules

extension ReportFormat {
  package static let json = ReportFormat(
    name: "json", isFull: true,
    file: { _, _, _ in "" },
    footer: { _, _, _ in "" })
}
