import { execFile } from "node:child_process"
import { fileURLToPath } from "node:url"
import { expect, it } from "vitest"
import { copyProject } from "./copy-project.ts"
import { standIn } from "./stand-in.ts"
import { startLocal } from "./start-local.ts"

const config = fileURLToPath(new URL("schemathesis.toml", import.meta.url))

/** Runs schemathesis to its end, which the time that it is given bounds, and returns what it printed. */
function schemathesis(directory: string, ...args: readonly string[]): Promise<{ code: unknown; output: string }> {
  const command = standIn("schemathesis/bin/schemathesis")
  return new Promise((resolve) => {
    execFile(
      command,
      ["--config-file", config, "run", ...args],
      { cwd: directory, maxBuffer: 2 ** 26 },
      (error, stdout, stderr) => resolve({ code: error?.code ?? 0, output: stdout + stderr }),
    )
  })
}

it("finds that the example answers as its OpenAPI document says", async () => {
  const copy = await copyProject("examples/todo-api")
  const local = await startLocal(copy.directory, ["--fresh", "--no-reload"])
  try {
    const { code, output } = await schemathesis(
      copy.directory,
      `${local.url}/_tsapi/openapi.json`,
      ...["--header", "Authorization: Bearer alice-token"],
      // API Gateway answers 403 to a method that a path does not have, and does not say which it has.
      ...["--checks", "all", "--exclude-checks", "unsupported_method"],
      ...["--max-time", "40", "--seed", "1", "--no-color"],
    )
    expect(output).toMatch(/Tested: 6/)
    expect(output).toMatch(/\d{3,} generated/)
    if (code !== 0) throw new Error(output)
  } finally {
    await local.stop()
    await copy.remove()
  }
})
