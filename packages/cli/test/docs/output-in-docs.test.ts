import { execFile } from "node:child_process"
import path from "node:path"
import { promisify } from "node:util"
import { describe, expect, it } from "vitest"
import { extractFences, repository } from "./extract-fences.ts"

const example = path.join(repository, "examples/todo-api")
const tsapi = path.join(repository, "packages/cli/bin/tsapi-source.js")

const transcripts = ["examples/todo-api/README.md", "docs/policies.md"].flatMap((page) =>
  extractFences(page, "console").flatMap(({ code }) => {
    const [, args = "", output = ""] = /^\$ npx tsapi ((?:routes|package|policy)\b.*)\n([\s\S]*)$/.exec(code) ?? []
    return args === "" ? [] : [{ page, args, output }]
  }),
)

describe("what the docs say that commands print of the example", () => {
  it.each(transcripts)("is what `tsapi $args` prints, in $page", { timeout: 60_000 }, async ({ args, output }) => {
    const { stdout } = await promisify(execFile)(process.execPath, [tsapi, ...args.split(" ")], {
      cwd: example,
    })

    expect(withoutSizes(stdout)).toBe(withoutSizes(output))
  })

  it("covers the commands that need no server", () => {
    expect(new Set(transcripts.map(({ args }) => args.split(" ")[0]))).toEqual(new Set(["routes", "package", "policy"]))
  })
})

// Sizes change with every change of the run time, the number of requests with every new action of AWS; by themselves they
// mislead nobody.
function withoutSizes(text: string): string {
  return text.replaceAll(/ +[\d.]+ kB/g, " N kB").replaceAll(/\d+ requests/g, "N requests")
}
