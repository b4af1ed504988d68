/// A workflow in full: who does what, in which order, and what passes between them.
///
/// Parts name each other by position in the arrays here; -1 stands for none. Ids are unique within
/// a workflow and each kind of part, and permanent.
package struct WorkflowModel: Sendable {
  package var lanes: [WorkflowLane]
  package var phases: [WorkflowPhase]
  package var nodes: [FlowNode]
  /// Order inside a lane.
  package var flows: [SequenceFlow]
  /// Order between lanes.
  package var messages: [MessageFlow]
  package var orders: [StepOrder]
  package var data: [DataItem]
  package var links: [DataLink]
  package var notes: [WorkflowNote]
  package var duties: [WorkflowDuty]

  /// The most flows and messages that a workflow may have together.
  package static let mostPlaces = 128

  package var citedProvisions: [Int32] {
    var cited: [Int32] = []
    for node in nodes { cited += node.provisions + node.laneProvisions }
    for order in orders { cited += order.provisions }
    for note in notes { cited += note.provisions }
    for duty in duties { cited += duty.provisions }
    return cited
  }
}

/// One party of a workflow.
package struct WorkflowLane: Sendable {
  package var id: Text
  package var name: LocalizedText
  /// What the party is in the workflow.
  package var role: LocalizedText
  /// The lane is people, not an institution: a plan need not list what they do.
  package var isPeople: Bool
  /// Which institutions of a plan stand here; nil for people.
  package var members: CompiledCondition?
  /// Which of them do not, all the same; nil where there are none.
  package var exception: CompiledCondition?
}

/// A stretch of a workflow, as the handbook's pages and headings divide it.
package struct WorkflowPhase: Sendable {
  package var id: Text
  package var title: LocalizedText
  /// Where it stands in the source (`別添 #3 1/2`).
  package var page: LocalizedText
}

/// What a node of the drawing is.
package enum FlowNodeKind: UInt8, Sendable, CaseIterable {
  case start
  case end
  case task
  /// Exactly one of its branches is taken.
  case gateway

  package var name: String {
    switch self {
    case .start: "start"
    case .end: "end"
    case .task: "task"
    case .gateway: "gateway"
    }
  }
}

/// A start, an end, a task or a gateway.
///
/// A task waits for all its incoming flows and messages; a gateway and an end go on with any flow.
/// A task with several outgoing flows goes on in all of them.
package struct FlowNode: Sendable {
  package var id: Text
  package var kind: FlowNodeKind
  package var name: LocalizedText
  package var lane: Int32
  package var phase: Int32
  /// Other names of the step in plans.
  package var aliases: [LocalizedText]
  /// A plan that does not list it misses nothing.
  package var isOptional: Bool
  /// It may occur again at any later time (a second publication, a reminder).
  package var isRepeatable: Bool
  /// A span to be waited out: what follows it follows its end.
  package var isWaiting: Bool
  /// The end that the workflow is for; only of ends.
  package var isGoal: Bool
  /// Position or wording is not in the source and was inferred.
  package var isInferred: Bool
  /// Others may be commissioned with it: an institution outside the lanes does it rightly.
  package var isEntrustable: Bool
  /// Lanes that may do it on behalf of its own.
  package var deputies: [Int32]
  /// The same act seen from another lane: where that is listed, this need not be.
  package var counterpart: Int32
  package var duties: [Int32]
  /// Why the step is needed.
  package var provisions: [Int32]
  /// How grave its absence is at most; nil where only the provisions decide.
  package var mostLevel: Level?
  /// Why the step is this lane's.
  package var laneProvisions: [Int32]
}

/// One node follows another in the same lane.
package struct SequenceFlow: Sendable {
  /// `from--to`.
  package var id: Text
  package var from: Int32
  package var to: Int32
  /// The branch of a gateway; empty for other flows.
  package var label: LocalizedText
  /// The following task waits for this flow only where its branch has begun, or still can begin.
  package var isIfBegun: Bool
}

/// Something passes from one lane to another.
package struct MessageFlow: Sendable {
  package var id: Text
  package var name: LocalizedText
  package var from: Int32
  package var to: Int32
  /// The data that it carries.
  package var carries: [Int32]
  /// The receiving task waits for it.
  package var isOrdering: Bool
  package var isInferred: Bool
}

/// Why one step must come before another, which the drawing puts there.
package struct StepOrder: Sendable {
  package var id: Text
  package var before: Int32
  package var after: Int32
  package var why: LocalizedText
  package var provisions: [Int32]
  /// How grave the wrong order is at most; nil where only the provisions decide.
  package var mostLevel: Level?
  /// Whether the provisions concern the plan; nil when they always do.
  package var applies: CompiledCondition?
}

/// Data that tasks read and write.
package struct DataItem: Sendable {
  package var id: Text
  package var name: LocalizedText
  /// A store keeps data beyond one run (a database).
  package var isStore: Bool
  /// Where it is drawn.
  package var lane: Int32
}

/// A task reads or writes data.
package struct DataLink: Sendable {
  package var node: Int32
  package var data: Int32
  package var isWriting: Bool
}

/// What a note of the drawing is.
package enum WorkflowNoteKind: UInt8, Sendable, CaseIterable {
  /// Explains the parts it stands at.
  case annotation
  /// 留意事項: a point to keep in mind.
  case point

  package var name: String {
    switch self {
    case .annotation: "annotation"
    case .point: "point"
    }
  }
}

/// A text beside the drawing.
package struct WorkflowNote: Sendable {
  package var id: Text
  package var kind: WorkflowNoteKind
  package var text: LocalizedText
  /// The nodes that it explains; empty for the whole lane or workflow.
  package var nodes: [Int32]
  package var lane: Int32
  package var phase: Int32
  package var provisions: [Int32]
}

/// Something that a lane must, or should, see to.
package struct WorkflowDuty: Sendable {
  package var id: Text
  package var lane: Int32
  package var text: LocalizedText
  package var provisions: [Int32]
  /// Rules whose outcome shows whether it is met.
  package var rules: [Int32]
  /// Record type that `applies` and `requires` are asked of; -1 without them.
  package var subject: Int32
  /// Whether the duty concerns the plan; nil when it always does.
  package var applies: CompiledCondition?
  /// Whether the plan's facts meet it; nil when only its rules show that.
  package var requires: CompiledCondition?
  /// The days on which the duty stands so.
  package var effective: DayInterval
}
