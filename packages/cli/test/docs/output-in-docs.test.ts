import { execFile } from "node:child_process"
import path from "node:path"
import { promisify } from "node:util"
import { describe, expect, it } from "vitest"
import { examples, extractFences, repository } from "./extract-fences.ts"

const tsapi = path.join(repository, "packages/cli/bin/tsapi-source.js")

const pages = {
  ...Object.fromEntries(examples.map((example) => [`${example}/README.md`, example])),
  "docs/policies.md": "examples/todo-api",
}

const transcripts = Object.entries(pages).flatMap(([page, example]) =>
  extractFences(page, "console").flatMap(({ code }) => {
    const [, args = "", output = ""] = /^\$ npx tsapi ((?:routes|package|policy)\b.*)\n([\s\S]*)$/.exec(code) ?? []
    return args === "" ? [] : [{ page, example, args, output }]
  }),
)

describe("what the docs say that commands print of the examples", () => {
  it.each(transcripts)(
    "is what `tsapi $args` prints, in $page",
    { timeout: 60_000 },
    async ({ example, args, output }) => {
      const { stdout } = await promisify(execFile)(process.execPath, [tsapi, ...args.split(" ")], {
        cwd: path.join(repository, example),
      })

      expect(withoutSizes(stdout)).toBe(withoutSizes(output))
    },
  )

  it("covers the commands that need no server", () => {
    expect(new Set(transcripts.map(({ args }) => args.split(" ")[0]))).toEqual(new Set(["routes", "package", "policy"]))
  })
})

// Sizes change with every change of the run time, the number of requests with every new action of AWS; by themselves they
// mislead nobody.
function withoutSizes(text: string): string {
  return text.replaceAll(/ +[\d.]+ kB/g, " N kB").replaceAll(/\d+ requests/g, "N requests")
}
