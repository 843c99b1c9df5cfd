import type { Graph, GraphNode } from "./graph.ts"

/** A flowchart in Mermaid's language, which GitHub and most editors draw. */
export function renderMermaid({ nodes, edges }: Graph): string {
  const names = new Map(nodes.map(({ id }, index) => [id, `n${index}`]))
  const lines = [
    "flowchart LR",
    ...nodes.map((node) => `  ${names.get(node.id)}${box(node)}`),
    ...edges.map(({ from, to, label, isCall }) => {
      const arrow = isCall ? "-.->" : "-->"
      return `  ${names.get(from)} ${arrow}${label === "" ? "" : `|${quoted(label)}|`} ${names.get(to)}`
    }),
  ]
  return `${lines.join("\n")}\n`
}

const brackets = {
  client: ["([", "])"],
  function: ["[", "]"],
  store: ["[(", ")]"],
  channel: ["[[", "]]"],
  trigger: ["{{", "}}"],
} as const

function box({ label, kind, shape }: GraphNode): string {
  const [open, close] = brackets[shape]
  return `${open}${quoted(shape === "function" || shape === "trigger" ? label : `${kind} ${label}`)}${close}`
}

// https://mermaid.js.org/syntax/flowchart.html#entity-codes-to-escape-characters
function quoted(text: string): string {
  return `"${text.replaceAll(/["#<>]/g, (character) => `#${character.charCodeAt(0)};`)}"`
}
