/** An app as boxes and arrows. */
export interface Graph {
  readonly title: string
  /** In the order of the source. */
  readonly nodes: readonly GraphNode[]
  readonly edges: readonly GraphEdge[]
}

export interface GraphNode {
  /** Letters, digits and underscores. */
  readonly id: string
  readonly label: string
  /** What it is: `function`, `table`, `queue`; shown above the label. */
  readonly kind: string
  readonly shape: "client" | "function" | "store" | "channel" | "trigger"
}

export interface GraphEdge {
  readonly from: string
  readonly to: string
  /** Empty where the arrow says enough. */
  readonly label: string
  /** Whether a function's own code goes there, in place of AWS. */
  readonly isCall: boolean
}
