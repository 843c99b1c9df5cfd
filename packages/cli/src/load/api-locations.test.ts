import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { afterAll, beforeAll, expect, it } from "vitest"
import { apiLocations } from "./api-locations.ts"

const configFile = "tsapi.config.ts"
let projectDir: string

beforeAll(async () => {
  projectDir = await mkdtemp(path.join(tmpdir(), "tsapi-api-locations-"))
  const lines = [
    "export default {",
    "  api: {",
    "    tracing: true,",
    "    throttle: { rate: 1, burst: 1 },",
    "  },",
    "  stages: {",
    "    prod: {",
    '      api: "http",',
    "    },",
    "    test: {",
    "      api: { tracing: false },",
    "    },",
    "  },",
    "}",
  ]
  await writeFile(path.join(projectDir, configFile), lines.join("\n"))
})

afterAll(() => rm(projectDir, { recursive: true }))

const config = {
  api: { tracing: true, throttle: { rate: 1, burst: 1 } },
  stages: { prod: { api: "http" }, test: { api: { tracing: false } } },
} as const
const at = (line: number) => ({ file: configFile, line })

it("knows where options of all stages stand, and those of one", () => {
  const source = { projectDir, configFile }
  expect(apiLocations(config, "dev", source)).toEqual({ tracing: at(3), throttle: at(4) })
  expect(apiLocations(config, "prod", source)).toEqual({ tracing: at(3), throttle: at(4), type: at(8) })
  expect(apiLocations(config, "test", source)).toEqual({ tracing: at(11), throttle: at(4) })
})

it("knows of none without a config", () => {
  expect(apiLocations({}, "dev", { projectDir, configFile: undefined })).toEqual({})
})
