import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { fileURLToPath } from "node:url"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type ParityApp, parityApps } from "../parity/parity-apps.ts"
import { answerTo, named } from "../parity/parity-case.ts"
import { importHttpApi } from "./import-http-api.ts"
import { ministackDeviations } from "./ministack-deviations.ts"
import { ministackHttpDeviations } from "./ministack-http-deviations.ts"
import { runTsapiWell } from "./run-tsapi.ts"
import { sendRaw } from "./send-raw.ts"
import { startMinistack, type Ministack } from "./start-ministack.ts"

const project = fileURLToPath(new URL("../parity", import.meta.url))
const deviations = { rest: ministackDeviations, http: ministackHttpDeviations }

let ministack: Ministack

beforeAll(async () => {
  ministack = await startMinistack()
})
afterAll(() => ministack.stop())

describe.each(parityApps)("parity of $entry deployed to ministack", (parityApp) => {
  const { cases, type } = parityApp
  let api: string

  beforeAll(async () => {
    api = await deploy(parityApp)
  })

  it.each(named(cases, { without: deviations[type] }))("%s", async (_, parityCase) => {
    expect(await answerTo(parityCase, (request) => sendRaw(api, request))).toEqual(parityCase.expected)
  })

  // When ministack is mended, the entry in the table has to go.
  it.each(named(cases, { only: deviations[type] }))("ministack deviates: %s", async (_, parityCase) => {
    expect(await answerTo(parityCase, (request) => sendRaw(api, request))).not.toEqual(parityCase.expected)
  })
})

it.each(["rest", "http"] as const)("lists no deviation of a case of %s APIs that is gone", (type) => {
  const cases = parityApps.filter((parityApp) => parityApp.type === type).flatMap((parityApp) => parityApp.cases)
  const names = new Set(cases.map(({ name }) => name))
  expect(Object.keys(deviations[type]).filter((name) => !names.has(name))).toEqual([])
})

/** Returns where the API answers. */
async function deploy({ entry, type, functionIds }: ParityApp): Promise<string> {
  const settings = ["--set", `entry=${entry}`]
  const { environment, endpoint } = ministack
  const { stdout } = await runTsapiWell(project, { args: ["deploy", "-y", "--json", ...settings], environment })
  const { outputs } = JSON.parse(stdout)
  if (type === "rest") return ministack.restApiUrl(outputs.RestApiId, "api")

  const packageDir = await mkdtemp(path.join(tmpdir(), "tsapi-http-parity-"))
  await runTsapiWell(project, { args: ["package", "--out", packageDir, ...settings] })
  const functions = functionIds.map((id) => [`${id}Function`, outputs[`${id}FunctionArn`]])
  const apiId: string = outputs.HttpApiId
  await importHttpApi({ endpoint, apiId, packageDir, functions: Object.fromEntries(functions) })
  await rm(packageDir, { recursive: true, force: true })
  return ministack.restApiUrl(apiId, "$default")
}
