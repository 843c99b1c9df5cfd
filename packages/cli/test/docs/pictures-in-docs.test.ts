import { readFile } from "node:fs/promises"
import path from "node:path"
import { expect, it } from "vitest"
import { buildGraph } from "../../src/describe/graph/build-graph.ts"
import { renderMermaid } from "../../src/describe/graph/render-mermaid.ts"
import { renderSvg } from "../../src/describe/graph/render-svg.ts"
import { inferStack } from "../../src/pipeline/build-stack.ts"
import { examples, extractFences, repository } from "./extract-fences.ts"

// After a change of the app: `npx tsapi graph --output architecture.svg`, and `npx tsapi graph` for the README.
it.each(examples)("the pictures of %s are those that `tsapi graph` draws now", { timeout: 60_000 }, async (example) => {
  const directory = path.join(repository, example)
  const { app, policies } = await inferStack(directory, { stage: "dev" })
  const graph = buildGraph(app, policies)

  expect(extractFences(`${example}/README.md`, "mermaid").map(({ code }) => code)).toEqual([renderMermaid(graph)])
  expect(await readFile(path.join(directory, "architecture.svg"), "utf8")).toBe(renderSvg(graph))
})
