import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { fileURLToPath } from "node:url"
import { createGateway } from "@tsapi/framework/emulator"
import { describeApi, type Gateway } from "@tsapi/framework/gateway"
import { declarationsOf } from "@tsapi/framework/internal"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type ParityApp, parityApps } from "../parity/parity-apps.ts"
import {
  asExpected,
  requestBody,
  type ParityCase,
  type ParityRequest,
  type ReceivedAnswer,
} from "../parity/parity-case.ts"
import { bootFunction, type BootedFunction } from "./boot-function.ts"
import { ministackDeviations } from "./ministack-deviations.ts"
import { runTsapiWell } from "./run-tsapi.ts"
import { sendRaw } from "./send-raw.ts"
import { nodeVersions, type NodeVersion } from "./stand-in.ts"
import { startLocal, type LocalProcess } from "./start-local.ts"
import { startMinistack, type Ministack } from "./start-ministack.ts"

const project = fileURLToPath(new URL("../parity", import.meta.url))
const settingsOf = ({ entry }: ParityApp) => ["--set", `entry=${entry}`]

type Send = (request: ParityRequest) => Promise<ReceivedAnswer>

let packages: string

beforeAll(async () => {
  packages = await mkdtemp(path.join(tmpdir(), "tsapi-parity-"))
  for (const parityApp of parityApps) {
    const out = path.join(packages, parityApp.entry)
    await runTsapiWell(project, { args: ["package", "--out", out, ...settingsOf(parityApp)] })
  }
})

afterAll(() => rm(packages, { recursive: true, force: true }))

describe.each(parityApps)("parity of $entry through tsapi local", (parityApp) => {
  let local: LocalProcess

  beforeAll(async () => {
    local = await startLocal(project, settingsOf(parityApp))
  })
  afterAll(() => local.stop())

  it.each(named(parityApp.cases))("%s", async (_, parityCase) => {
    expect(await answerTo(parityCase, (request) => sendRaw(local.url, request))).toEqual(parityCase.expected)
  })
})

const runs = nodeVersions.flatMap((node) => parityApps.map((parityApp) => ({ node, ...parityApp })))

describe.each(runs)("parity of the code of $entry under AWS's runtime client on $node", ({ node, ...parityApp }) => {
  let functions: Map<string, BootedFunction>
  let gateway: Gateway

  beforeAll(async () => {
    functions = await bootAll(node, parityApp)
    const api = describeApi(declarationsOf(parityApp.app), { stageName: "api", functionIdOf: () => "Api" })
    gateway = createGateway(api, { invoke: (functionId, event) => invoke(functions.get(functionId), event) })
  })
  afterAll(() => Promise.all([...functions.values()].map((booted) => booted.stop())))

  it.each(named(parityApp.cases))("%s", async (_, parityCase) => {
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

describe.each(parityApps)("parity of $entry deployed to ministack", (parityApp) => {
  let ministack: Ministack
  let api: string

  beforeAll(async () => {
    ministack = await startMinistack()
    const { environment } = ministack
    const { stdout } = await runTsapiWell(project, {
      args: ["deploy", "-y", "--json", ...settingsOf(parityApp)],
      environment,
    })
    api = ministack.restApiUrl(JSON.parse(stdout).outputs.RestApiId, "api")
  })
  afterAll(() => ministack.stop())

  const answeredAlike = parityApp.cases.filter(({ name }) => !(name in ministackDeviations))
  it.each(named(answeredAlike))("%s", async (_, parityCase) => {
    expect(await answerTo(parityCase, (request) => sendRaw(api, request))).toEqual(parityCase.expected)
  })

  // When ministack is mended, the entry in the table has to go.
  const deviating = parityApp.cases.filter(({ name }) => name in ministackDeviations)
  it.each(deviating.map((entry) => [`${entry.name}: ${ministackDeviations[entry.name]}`, entry] as const))(
    "ministack deviates: %s",
    async (_, parityCase) => {
      expect(await answerTo(parityCase, (request) => sendRaw(api, request))).not.toEqual(parityCase.expected)
    },
  )
})

it("lists no deviation of a case that is gone", () => {
  const names = new Set(parityApps.flatMap(({ cases }) => cases).map(({ name }) => name))
  expect(Object.keys(ministackDeviations).filter((name) => !names.has(name))).toEqual([])
})

function named(cases: readonly ParityCase[]): (readonly [string, ParityCase])[] {
  return cases.map((entry) => [entry.name, entry] as const)
}

async function answerTo({ before = [], request, expected }: ParityCase, send: Send) {
  for (const earlier of before) await send(earlier)
  return asExpected(await send(request), expected)
}

async function bootAll(node: NodeVersion, { entry, functionIds }: ParityApp): Promise<Map<string, BootedFunction>> {
  const booted = functionIds.map(async (id) => {
    const zip = path.join(packages, entry, `${id}.zip`)
    return [id, await bootFunction({ zip, node })] as const
  })
  return new Map(await Promise.all(booted))
}

async function invoke(fn: BootedFunction | undefined, event: unknown) {
  const outcome = await fn?.invoke(event)
  if (outcome?.ok) return outcome
  const message = outcome?.error.errorMessage ?? "no such function"
  return { ok: false, error: "unhandled", message } as const
}
