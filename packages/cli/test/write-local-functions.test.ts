import { existsSync } from "node:fs"
import { readFile, writeFile } from "node:fs/promises"
import path from "node:path"
import { expect, it } from "vitest"
import { singleRuns } from "../src/bundle/esbuild-runs.ts"
import { writeLocalFunctions } from "../src/bundle/write-local-functions.ts"
import { buildAppModel } from "../src/load/build-app-model.ts"
import { importApp } from "../src/load/import-app.ts"
import { loadConfig } from "../src/load/load-config.ts"
import { makeProject } from "./make-project.ts"

const controllerAnswering = (answer: string) => `import { controller, route } from "@tsapi/framework"
@controller("/one")
export class OneController {
  @route("GET", "/")
  get() { return ${answer} }
}
`
const files = {
  "src/app.ts": `import { App } from "@tsapi/framework"
import { OneController } from "./one-controller.ts"
export const app = new App("one", { controllers: [OneController] })
`,
  "src/one-controller.ts": controllerAnswering(`"answer"`),
  "src/lazy.ts": `export const late = "late"`,
}

async function project(changed: Readonly<Record<string, string>> = {}) {
  const projectDir = await makeProject({ ...files, ...changed })
  const config = await loadConfig(projectDir, { stage: "dev", set: [] })
  const app = buildAppModel(await importApp(config), config)
  const write = async (keep: readonly string[] = []) => {
    const [written] = await writeLocalFunctions(app, { projectDir, esbuild: singleRuns, keep })
    return written?.codeFile ?? ""
  }
  const answer = (text: string) =>
    writeFile(path.join(projectDir, "src/one-controller.ts"), controllerAnswering(`"${text}"`))
  return { projectDir, write, answer }
}

/** Absolute paths of the sources of a bundle, without modules that are in no file. */
async function sourcesOf(codeFile: string): Promise<readonly string[]> {
  const { sources }: { readonly sources: readonly string[] } = JSON.parse(await readFile(`${codeFile}.map`, "utf8"))
  return sources
    .filter((source) => !source.includes("tsapi:"))
    .map((source) => path.resolve(path.dirname(codeFile), source))
}

it.each([
  ["a CommonJS file", `"answer"`, /index\.js$/],
  ["an ES module", `import("./lazy.ts").then((lazy) => lazy.late)`, /index\.mjs$/],
])("writes %s with a source map that leads to the sources", async (_format, answer, name) => {
  const { projectDir, write } = await project({ "src/one-controller.ts": controllerAnswering(answer) })
  const codeFile = await write()
  expect(codeFile).toMatch(name)
  const sources = await sourcesOf(codeFile)
  expect(sources).toContain(path.join(projectDir, "src/one-controller.ts"))
  expect(sources.filter((source) => !existsSync(source))).toEqual([])
})

it("removes versions that are long past, but none that may be served again", async () => {
  const { write, answer } = await project()
  const kept = await write()
  await answer("next")
  const next = await write([kept])
  for (const text of ["a", "b", "c", "d", "e"]) {
    await answer(text)
    await write([kept])
  }
  expect(existsSync(kept)).toBe(true)
  expect(existsSync(next)).toBe(false)
})

it("takes a version that is written once more for a new one", async () => {
  const { write, answer } = await project()
  const first = await write()
  for (const text of ["a", "b", "c", "answer", "d"]) {
    await answer(text)
    await write()
  }
  expect(existsSync(first)).toBe(true)
})
