import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { UserErrors } from "../errors/user-error.ts"
import { loadConfig } from "./load-config.ts"

let projectDir: string
beforeEach(async () => {
  projectDir = await mkdtemp(path.join(tmpdir(), "tsapi-config-"))
})
afterEach(() => rm(projectDir, { recursive: true }))

const write = (name: string, text: string) => writeFile(path.join(projectDir, name), text)
const settled = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  )

describe("loadConfig", () => {
  it("fills in defaults when there is no config file", async () => {
    expect(await loadConfig(projectDir, { stage: "dev" })).toMatchObject({
      entry: "src/app.ts",
      split: "app",
      production: false,
      configFile: undefined,
      layers: [{ all: { runtime: "nodejs22.x", architecture: "arm64", memory: 512 } }, { all: {} }, { all: {} }],
    })
  })

  it("lets the stage beat the config and the command line beat both", async () => {
    await write(
      "tsapi.config.ts",
      `type Runtime = string
export default { runtime: "nodejs22.x" as Runtime, tags: { a: "1" }, stages: { prod: { runtime: "nodejs24.x", tags: { b: "2" } } } }`,
    )
    const config = await loadConfig(projectDir, { stage: "prod", set: ["architecture=x86_64"] })
    expect(config).toMatchObject({
      layers: [
        { path: [] },
        { path: [], all: { runtime: "nodejs22.x" } },
        { path: ["stages", "prod"], all: { runtime: "nodejs24.x" } },
      ],
      overrides: { all: { architecture: "x86_64" } },
      tags: { a: "1", b: "2" },
      production: true,
    })
  })

  it("points at the line of every fault", async () => {
    await write(
      "tsapi.config.ts",
      `export default {\n  memory: 1,\n  stages: {\n    prod: {\n      timeout: 0,\n    },\n  },\n}\n`,
    )
    const error = await settled(loadConfig(projectDir, { stage: "dev" }))
    expect(error).toBeInstanceOf(UserErrors)
    const errors = error instanceof UserErrors ? error.errors : []
    expect(errors.map(({ location, message }) => [location?.line, message])).toEqual([
      [2, "memory is 1"],
      [5, "stages.prod.timeout is 0"],
    ])
  })

  it("reports a throw in the config at its own line", async () => {
    await write(
      "tsapi.config.ts",
      `const secret: string | undefined = undefined\n\nif (!secret) throw new Error("no secret")\nexport default {}\n`,
    )
    const error = await settled(loadConfig(projectDir, { stage: "dev" }))
    expect(error).toMatchObject({ code: "CONFIG_INVALID", location: { file: "tsapi.config.ts", line: 3 } })
  })

  it("reports a syntax error at its own line", async () => {
    await write("tsapi.config.ts", `export default {\n  memory: ,\n}\n`)
    const error = await settled(loadConfig(projectDir, { stage: "dev" }))
    expect(error).toMatchObject({
      errors: [{ code: "SOURCE_INVALID", location: { file: "tsapi.config.ts", line: 2 } }],
    })
  })

  it("reads .env and .env.<stage> before the config, and neither beats a variable that is set", async () => {
    await write(".env", "TSAPI_TEST_A=file\nTSAPI_TEST_B=file\nTSAPI_TEST_C=file\n")
    await write(".env.dev", "TSAPI_TEST_B=stage\n")
    process.env["TSAPI_TEST_C"] = "shell"
    await write(
      "tsapi.config.ts",
      `const { TSAPI_TEST_A: A = "", TSAPI_TEST_B: B = "", TSAPI_TEST_C: C = "" } = process.env
export default { environment: { A1: A, B1: B, C1: C } }`,
    )
    const { layers } = await loadConfig(projectDir, { stage: "dev" })
    expect(layers[1]?.all.environment).toEqual({ A1: "file", B1: "stage", C1: "shell" })
    for (const name of ["A", "B", "C"]) delete process.env[`TSAPI_TEST_${name}`]
  })

  it("refuses a stage that cannot be part of a stack's name", async () => {
    await expect(loadConfig(projectDir, { stage: "Prod!" })).rejects.toMatchObject({ code: "STAGE_INVALID" })
  })
})
