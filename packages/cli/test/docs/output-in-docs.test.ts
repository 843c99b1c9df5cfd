import { execFile } from "node:child_process"
import path from "node:path"
import { promisify } from "node:util"
import { describe, expect, it } from "vitest"
import { extractFences, repository } from "./extract-fences.ts"

const page = "examples/todo-api/README.md"
const tsapi = path.join(repository, "packages/cli/bin/tsapi-source.js")

const transcripts = extractFences(page, "console").flatMap(({ code }) => {
  const [, args = "", output = ""] = /^\$ npx tsapi ((?:routes|package|policy)\b.*)\n([\s\S]*)$/.exec(code) ?? []
  return args === "" ? [] : [{ args, output }]
})

describe("what the example's README says that commands print", () => {
  it.each(transcripts)("is what `tsapi $args` prints", { timeout: 60_000 }, async ({ args, output }) => {
    const { stdout } = await promisify(execFile)(process.execPath, [tsapi, ...args.split(" ")], {
      cwd: path.dirname(path.join(repository, page)),
    })

    expect(withoutSizes(stdout)).toBe(withoutSizes(output))
  })

  it("covers the commands that need no server", () => {
    expect(transcripts.map(({ args }) => args.split(" ")[0])).toEqual(["routes", "package", "policy", "policy"])
  })
})

// Sizes change with every change of the run time, and by themselves mislead nobody.
function withoutSizes(text: string): string {
  return text.replaceAll(/ +[\d.]+ kB/g, " N kB")
}
