/// A workflow as something to draw: parties in lanes, steps in phases, flows between them.
///
/// Knows no law and no plan; names are already in the reader's language. Indices point into
/// `lanes`, `phases` and `nodes`.
package struct Diagram: Sendable, Hashable {
  /// Stable, for file and BPMN identifiers.
  package var id: String
  package var title: String
  /// Where the workflow comes from, printed below the picture.
  package var source: String
  /// What signs in names mean, printed before the source; may be empty.
  package var footnote: String
  /// What the picture is drawn for, printed beside the title; empty where it is drawn for nothing.
  package var subject: String
  package var lanes: [Part]
  /// In order of time; empty means that the workflow is one phase.
  package var phases: [Part]
  package var nodes: [Node]
  package var edges: [Edge]
  /// What is printed on the sheet behind the picture: duties, points to keep in mind.
  package var checklist: [Checklist]

  package init(
    id: String,
    title: String,
    source: String,
    footnote: String = "",
    subject: String = "",
    lanes: [Part],
    phases: [Part] = [],
    nodes: [Node],
    edges: [Edge],
    checklist: [Checklist] = []
  ) {
    self.id = id
    self.title = title
    self.source = source
    self.footnote = footnote
    self.subject = subject
    self.lanes = lanes
    self.phases = phases
    self.nodes = nodes
    self.edges = edges
    self.checklist = checklist
  }

  /// A lane or a phase.
  package struct Part: Sendable, Hashable {
    package var id: String
    package var name: String

    package init(id: String, name: String) {
      self.id = id
      self.name = name
    }
  }

  /// A step, decision, event, piece of data or remark.
  package struct Node: Sendable, Hashable {
    package var id: String
    package var kind: Kind
    /// May be empty for events.
    package var name: String
    package var lane: Int
    package var phase: Int
    package var mark: Mark?
    /// The piece of data that is shown; the same data may be shown in several places.
    package var data: String
    /// The full text of a remark of which the picture shows only a number; else empty.
    package var detail: String

    package init(
      id: String,
      kind: Kind,
      name: String,
      lane: Int,
      phase: Int = 0,
      mark: Mark? = nil,
      data: String = "",
      detail: String = ""
    ) {
      self.id = id
      self.kind = kind
      self.name = name
      self.lane = lane
      self.phase = phase
      self.mark = mark
      self.data = data.isEmpty ? id : data
      self.detail = detail
    }
  }

  /// The kinds of node, as BPMN has them.
  package enum Kind: Sendable, Hashable, CaseIterable {
    case start
    case end
    case task
    case gateway
    case dataObject
    case dataStore
    case annotation

    /// Whether flow passes through it; the others are only tied to what flows.
    package var isFlow: Bool {
      switch self {
      case .start, .end, .task, .gateway: true
      case .dataObject, .dataStore, .annotation: false
      }
    }
  }

  /// A line between two nodes.
  package struct Edge: Sendable, Hashable {
    /// Stable; empty where the ends name it well enough.
    package var id: String
    package var kind: EdgeKind
    package var source: Int
    package var target: Int
    /// A branch's condition, or the data that a message carries; may be empty.
    package var label: String

    package init(
      _ kind: EdgeKind,
      from source: Int,
      to target: Int,
      label: String = "",
      id: String = ""
    ) {
      self.id = id
      self.kind = kind
      self.source = source
      self.target = target
      self.label = label
    }
  }

  /// The kinds of line, as BPMN has them.
  package enum EdgeKind: Sendable, Hashable, CaseIterable {
    /// The order of steps within a lane.
    case sequence
    /// What one party sends another.
    case message
    /// Ties data or a remark to a step.
    case association
  }

  /// How a step or duty stands in a plan.
  package enum Mark: Sendable, Hashable, CaseIterable {
    case met
    case unmet
    case unknown
    case missing
  }

  /// A heading with what stands under it.
  package struct Checklist: Sendable, Hashable {
    package var title: String
    package var items: [Item]

    package init(title: String, items: [Item]) {
      self.title = title
      self.items = items
    }
  }

  /// One line to tick off, with the place that demands it.
  package struct Item: Sendable, Hashable {
    package var text: String
    package var reference: String
    package var mark: Mark?

    package init(text: String, reference: String = "", mark: Mark? = nil) {
      self.text = text
      self.reference = reference
      self.mark = mark
    }
  }
}
