import { layOut, type PlacedEdge, type PlacedNode } from "./lay-out.ts"
import type { Graph } from "./graph.ts"

/** The picture itself, without any file beside it; readable on light and dark pages. */
export function renderSvg(graph: Graph): string {
  const { width, height, nodes, edges } = layOut(graph)
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">
<title>${escaped(graph.title)}</title>
<style>${style}</style>
<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0 8 4 0 8z"/></marker></defs>
<rect class="page" width="${width}" height="${height}" rx="6"/>
${[...edges.map(drawEdge), ...nodes.map(drawNode)].join("\n")}
</svg>
`
}

const style = [
  "text{font:12px system-ui,sans-serif;fill:#1f2328;text-anchor:middle}",
  ".kind{font-size:10px;fill:#59636e}",
  ".page{fill:#fff}",
  ".edge{fill:none;stroke:#59636e;stroke-width:1.2}.call{stroke-dasharray:4 3}",
  ".label{font-size:10px;fill:#59636e}.behind{fill:#fff}",
  "marker path{fill:#59636e}",
  ".box{stroke-width:1.2}",
  ".client,.trigger{fill:#eef2f6;stroke:#8c959f}",
  ".function{fill:#fff1e5;stroke:#bc4c00}",
  ".store{fill:#ddf4ff;stroke:#0969da}",
  ".channel{fill:#fbefff;stroke:#8250df}",
].join("")

const radii = { client: 18, function: 4, store: 10, channel: 0, trigger: 18 } as const

function drawNode({ node, x, y, width, height }: PlacedNode): string {
  const { kind, label, shape } = node
  const frame = `x="${round(x - width / 2)}" y="${round(y - height / 2)}" width="${width}" height="${height}"`
  return [
    `<rect class="box ${shape}" ${frame} rx="${radii[shape]}"/>`,
    `<text class="kind" x="${round(x)}" y="${round(y - 5)}">${escaped(kind)}</text>`,
    `<text x="${round(x)}" y="${round(y + 11)}">${escaped(label)}</text>`,
  ].join("")
}

function drawEdge({ edge, points, label }: PlacedEdge): string {
  const path = points.map(({ x, y }, index) => `${index === 0 ? "M" : "L"}${round(x)} ${round(y)}`).join("")
  const line = `<path class="edge${edge.isCall ? " call" : ""}" d="${path}" marker-end="url(#tip)"/>`
  if (edge.label === "") return line
  const { x, y, width, height } = label
  const behind = `<rect class="behind" x="${round(x - width / 2)}" y="${round(y - height / 2)}" width="${width}" height="${height}"/>`
  return `${line}${behind}<text class="label" x="${round(x)}" y="${round(y + 3)}">${escaped(edge.label)}</text>`
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")
}
