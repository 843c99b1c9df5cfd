import dagre from "@dagrejs/dagre"
import type { Graph, GraphEdge, GraphNode } from "./graph.ts"

export interface PlacedGraph {
  readonly width: number
  readonly height: number
  readonly nodes: readonly PlacedNode[]
  readonly edges: readonly PlacedEdge[]
}

export interface PlacedNode extends Place {
  readonly node: GraphNode
}

export interface PlacedEdge {
  readonly edge: GraphEdge
  readonly points: readonly { readonly x: number; readonly y: number }[]
  readonly label: Place
}

/** A box; `x` and `y` are its middle. */
interface Place {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const NODE_HEIGHT = 40
const LABEL_HEIGHT = 14
const MARGIN = 16

/** Where everything stands, in pixels: the same graph gives the same places. */
export function layOut({ nodes, edges }: Graph): PlacedGraph {
  const layout = new dagre.graphlib.Graph({ multigraph: true })
  layout.setGraph({ rankdir: "LR", nodesep: 24, ranksep: 48, marginx: MARGIN, marginy: MARGIN })
  for (const node of nodes) layout.setNode(node.id, { width: nodeWidth(node), height: NODE_HEIGHT })
  for (const [index, edge] of edges.entries()) {
    layout.setEdge(edge.from, edge.to, { ...labelSize(edge), labelpos: "c" }, String(index))
  }
  dagre.layout(layout)
  const { width = 0, height = 0 } = layout.graph()
  return {
    width: Math.ceil(width),
    height: Math.ceil(height),
    nodes: nodes.map((node) => ({ node, ...place(layout.node(node.id)) })),
    edges: edges.map((edge, index) => {
      const { points = [], x = 0, y = 0 } = layout.edge(edge.from, edge.to, String(index)) ?? {}
      return { edge, points, label: { x, y, ...labelSize(edge) } }
    }),
  }
}

function labelSize({ label }: GraphEdge): Pick<Place, "width" | "height"> {
  return label === "" ? { width: 0, height: 0 } : { width: textWidth(label, 5.5), height: LABEL_HEIGHT }
}

function place({ x, y, width, height }: Place): Place {
  return { x, y, width, height }
}

function nodeWidth({ label, kind }: GraphNode): number {
  return Math.max(72, textWidth(label, 7), textWidth(kind, 5.5))
}

/** About what a text takes; fonts differ from machine to machine, the picture must not. */
function textWidth(text: string, perCharacter: number): number {
  return Math.ceil(text.length * perCharacter) + 16
}
