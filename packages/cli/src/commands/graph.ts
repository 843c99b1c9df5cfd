import path from "node:path"
import { buildGraph } from "../describe/graph/build-graph.ts"
import type { Graph } from "../describe/graph/graph.ts"
import { UserError } from "../errors/user-error.ts"
import type { Command } from "../model/command.ts"
import { inferStack } from "../pipeline/build-stack.ts"
import { writeOutput } from "./write-output.ts"

/** `tsapi graph`: the app as a picture, made of its declarations and of what its code may call. */
export const graphCommand: Command = {
  flags: [
    { flags: "-o, --output <file>", description: "Where to write it; stdout when absent" },
    { flags: "--format <format>", description: "mermaid or svg; by default what --output ends in, else mermaid" },
  ],
  async run({ flags, terminal }) {
    const output = flags["output"] === undefined ? undefined : path.resolve(flags.projectDir, String(flags["output"]))
    const render = await rendererOf(flags["format"] ?? (output?.endsWith(".svg") ? "svg" : "mermaid"))
    const { app, policies } = await inferStack(flags.projectDir, flags)
    const graph = buildGraph(app, policies)
    const text = render(graph)
    if (output === undefined) {
      terminal.document({ ...graph, text })
      terminal.print(text.trimEnd())
      return 0
    }
    await writeOutput(output, text)
    terminal.document({ file: output })
    terminal.print(path.relative(process.cwd(), output))
    return 0
  },
}

async function rendererOf(format: unknown): Promise<(graph: Graph) => string> {
  if (format === "mermaid") return (await import("../describe/graph/render-mermaid.ts")).renderMermaid
  if (format === "svg") return (await import("../describe/graph/render-svg.ts")).renderSvg
  const hint = "Use mermaid or svg."
  throw new UserError("GRAPH_FORMAT_UNKNOWN", `"${String(format)}" is not a format of pictures`, { hint })
}
