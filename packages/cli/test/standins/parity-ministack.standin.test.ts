import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { fileURLToPath } from "node:url"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type ParityApp, parityApps } from "../parity/parity-apps.ts"
import { answerTo, named, type ParityRequest } from "../parity/parity-case.ts"
import { importHttpApi } from "./import-http-api.ts"
import { ministackDeviations, ministackRefusals } from "./ministack-deviations.ts"
import { ministackHttpDeviations } from "./ministack-http-deviations.ts"
import { runTsapi, runTsapiWell } from "./run-tsapi.ts"
import { sendRaw } from "./send-raw.ts"
import { startMinistack, type Ministack } from "./start-ministack.ts"

const project = fileURLToPath(new URL("../parity", import.meta.url))
const deviations = { rest: ministackDeviations, http: ministackHttpDeviations }

let ministack: Ministack

beforeAll(async () => {
  ministack = await startMinistack()
})
afterAll(() => ministack.stop())

const deployable = parityApps.filter(({ entry }) => !(entry in ministackRefusals))

describe.each(deployable)("parity of $entry deployed to ministack", (parityApp) => {
  const { cases, type } = parityApp
  let deployed: Deployed

  beforeAll(async () => {
    deployed = await deploy(parityApp)
  })

  it.each(named(cases, { without: deviations[type] }))("%s", async (_, parityCase) => {
    expect(await answerTo(parityCase, (request) => sendRaw(baseOf(deployed, request), request))).toEqual(
      parityCase.expected,
    )
  })

  // When ministack is mended, the entry in the table has to go.
  it.each(named(cases, { only: deviations[type] }))("ministack deviates: %s", async (_, parityCase) => {
    expect(await answerTo(parityCase, (request) => sendRaw(baseOf(deployed, request), request))).not.toEqual(
      parityCase.expected,
    )
  })
})

// When ministack is mended, the app's cases have to run.
it.each(Object.entries(ministackRefusals))("ministack cannot deploy %s: %s", async (entry, problem) => {
  const { environment } = ministack
  const run = await runTsapi(project, { args: ["deploy", "-y", "--set", `entry=${entry}`], environment })
  expect(run).toMatchObject({ exitCode: 1, stderr: expect.stringContaining(problem) })
})

it.each(["rest", "http"] as const)("lists no deviation of a case of %s APIs that is gone", (type) => {
  const cases = deployable.filter((parityApp) => parityApp.type === type).flatMap((parityApp) => parityApp.cases)
  const names = new Set(cases.map(({ name }) => name))
  expect(Object.keys(deviations[type]).filter((name) => !names.has(name))).toEqual([])
})

interface Deployed {
  /** Where the API answers. */
  readonly api: string
  /** Of the stack. */
  readonly outputs: Readonly<Record<string, string>>
}

function baseOf({ api, outputs }: Deployed, { urlOf }: ParityRequest): string {
  return urlOf === undefined ? api : ministack.functionUrl(outputs[`${urlOf}FunctionUrl`] ?? "")
}

async function deploy({ entry, type, functionIds }: ParityApp): Promise<Deployed> {
  const settings = ["--set", `entry=${entry}`]
  const { environment, endpoint } = ministack
  const { stdout } = await runTsapiWell(project, { args: ["deploy", "-y", "--json", ...settings], environment })
  const { outputs } = JSON.parse(stdout)
  if (type === "rest") return { api: ministack.restApiUrl(outputs.RestApiId, "api"), outputs }

  const packageDir = await mkdtemp(path.join(tmpdir(), "tsapi-http-parity-"))
  await runTsapiWell(project, { args: ["package", "--out", packageDir, ...settings] })
  const functions = functionIds.map((id) => [`${id}Function`, outputs[`${id}FunctionArn`]])
  const apiId: string = outputs.HttpApiId
  await importHttpApi({ endpoint, apiId, packageDir, functions: Object.fromEntries(functions) })
  await rm(packageDir, { recursive: true, force: true })
  return { api: ministack.restApiUrl(apiId, "$default"), outputs }
}
