import path from "node:path"
import { describe, expect, it, onTestFinished, vi } from "vitest"
import { runCli } from "../../src/run-cli.ts"
import { TestTerminal } from "../fakes/deploy-session.ts"
import { examples, extractFences, repository } from "./extract-fences.ts"

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
      const terminal = new TestTerminal({})
      const directory = vi.spyOn(process, "cwd").mockReturnValue(path.join(repository, example))
      onTestFinished(() => directory.mockRestore())
      const exitCode = await runCli(args.split(" "), terminal, new AbortController().signal)

      expect({ exitCode, stdout: withoutSizes(terminal.stdout) }).toEqual({ exitCode: 0, stdout: withoutSizes(output) })
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
