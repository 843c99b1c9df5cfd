import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { fileURLToPath } from "node:url"
import { createGateway } from "@tsapi/framework/emulator"
import { describeApi, type Gateway } from "@tsapi/framework/gateway"
import { declarationsOf } from "@tsapi/framework/internal"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { httpApp } from "../parity/http-app.ts"
import { httpCases } from "../parity/http-cases.ts"
import {
  asExpected,
  requestBody,
  type ParityCase,
  type ParityRequest,
  type ReceivedAnswer,
} from "../parity/parity-case.ts"
import { bootFunction, type BootedFunction } from "./boot-function.ts"
import { importHttpApi } from "./import-http-api.ts"
import { ministackHttpDeviations } from "./ministack-http-deviations.ts"
import { runTsapiWell } from "./run-tsapi.ts"
import { sendRaw } from "./send-raw.ts"
import { startLocal, type LocalProcess } from "./start-local.ts"
import { startMinistack, type Ministack } from "./start-ministack.ts"

const project = fileURLToPath(new URL("../parity", import.meta.url))
const settings = ["--set", "entry=http-app.ts"]
const functionIds = ["Api", "TokenAuth", "KeyAuth"]

type Send = (request: ParityRequest) => Promise<ReceivedAnswer>

let packageDir: string

beforeAll(async () => {
  packageDir = await mkdtemp(path.join(tmpdir(), "tsapi-http-parity-"))
  await runTsapiWell(project, { args: ["package", "--out", packageDir, ...settings] })
})

afterAll(() => rm(packageDir, { recursive: true, force: true }))

describe("parity of an HTTP API through tsapi local", () => {
  let local: LocalProcess

  beforeAll(async () => {
    local = await startLocal(project, settings)
  })
  afterAll(() => local.stop())

  it.each(named(httpCases))("%s", async (_, parityCase) => {
    expect(await answerTo(parityCase, (request) => sendRaw(local.url, request))).toEqual(parityCase.expected)
  })
})

describe("parity of an HTTP API's deployed code under AWS's runtime client", () => {
  let functions: Map<string, BootedFunction>
  let gateway: Gateway

  beforeAll(async () => {
    const booted = functionIds.map(
      async (id) => [id, await bootFunction({ zip: path.join(packageDir, `${id}.zip`), node: "node22" })] as const,
    )
    functions = new Map(await Promise.all(booted))
    const api = describeApi(declarationsOf(httpApp), { stageName: "api", functionIdOf: () => "Api" })
    gateway = createGateway(api, { invoke: (functionId, event) => invoke(functions.get(functionId), event) })
  })
  afterAll(() => Promise.all([...functions.values()].map((booted) => booted.stop())))

  it.each(named(httpCases))("%s", async (_, parityCase) => {
    const send: Send = (request) =>
      gateway.handle({
        method: request.method,
        target: request.target,
        headers: [["Host", "example.com"], ...(request.headers ?? [])],
        body: requestBody(request),
        sourceIp: "127.0.0.1",
      })
    expect(await answerTo(parityCase, send)).toEqual(parityCase.expected)
  })
})

describe("parity of an HTTP API deployed to ministack", () => {
  let ministack: Ministack
  let api: string

  beforeAll(async () => {
    ministack = await startMinistack()
    const { environment, endpoint } = ministack
    const { stdout } = await runTsapiWell(project, { args: ["deploy", "-y", "--json", ...settings], environment })
    const { outputs } = JSON.parse(stdout)
    const functions = functionIds.map((id) => [`${id}Function`, outputs[`${id}FunctionArn`]])
    const apiId: string = outputs.HttpApiId
    await importHttpApi({ endpoint, apiId, packageDir, functions: Object.fromEntries(functions) })
    api = ministack.restApiUrl(apiId, "$default")
  })
  afterAll(() => ministack.stop())

  const answeredAlike = httpCases.filter(({ name }) => !(name in ministackHttpDeviations))
  it.each(named(answeredAlike))("%s", async (_, parityCase) => {
    expect(await answerTo(parityCase, (request) => sendRaw(api, request))).toEqual(parityCase.expected)
  })

  // When ministack is mended, the entry in the table has to go.
  const deviating = httpCases.filter(({ name }) => name in ministackHttpDeviations)
  it.each(deviating.map((entry) => [`${entry.name}: ${ministackHttpDeviations[entry.name]}`, entry] as const))(
    "ministack deviates: %s",
    async (_, parityCase) => {
      expect(await answerTo(parityCase, (request) => sendRaw(api, request))).not.toEqual(parityCase.expected)
    },
  )

  it("lists no deviation of a case that is gone", () => {
    const names = new Set(httpCases.map(({ name }) => name))
    expect(Object.keys(ministackHttpDeviations).filter((name) => !names.has(name))).toEqual([])
  })
})

function named(cases: readonly ParityCase[]): (readonly [string, ParityCase])[] {
  return cases.map((entry) => [entry.name, entry] as const)
}

async function answerTo({ before = [], request, expected }: ParityCase, send: Send) {
  for (const earlier of before) await send(earlier)
  return asExpected(await send(request), expected)
}

async function invoke(fn: BootedFunction | undefined, event: unknown) {
  const outcome = await fn?.invoke(event)
  if (outcome?.ok) return outcome
  const message = outcome?.error.errorMessage ?? "no such function"
  return { ok: false, error: "unhandled", message } as const
}
