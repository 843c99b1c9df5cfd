import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { fileURLToPath } from "node:url"
import { createGateway } from "@tsapi/framework/emulator"
import { describeApi, type Gateway } from "@tsapi/framework/gateway"
import { declarationsOf } from "@tsapi/framework/internal"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type ParityApp, parityApps } from "../parity/parity-apps.ts"
import { answerTo, named, type ParityRequest, requestBody } from "../parity/parity-case.ts"
import { bootFunction, type BootedFunction } from "./boot-function.ts"
import { runTsapiWell } from "./run-tsapi.ts"
import { nodeVersions, type NodeVersion } from "./stand-in.ts"

const project = fileURLToPath(new URL("../parity", import.meta.url))
const withFunctions = parityApps.filter(({ functionIds }) => functionIds.length > 0)
const runs = nodeVersions.flatMap((node) => withFunctions.map((parityApp) => ({ node, ...parityApp })))

let packages: string

beforeAll(async () => {
  packages = await mkdtemp(path.join(tmpdir(), "tsapi-parity-"))
  for (const { entry } of withFunctions) {
    const out = path.join(packages, entry)
    await runTsapiWell(project, { args: ["package", "--out", out, "--set", `entry=${entry}`] })
  }
})

afterAll(() => rm(packages, { recursive: true, force: true }))

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
    const send = (request: ParityRequest) =>
      gateway.handle({
        method: request.method,
        target: request.target,
        headers: [["Host", request.host ?? "example.com"], ...(request.headers ?? [])],
        body: requestBody(request),
        sourceIp: request.sourceIp ?? "127.0.0.1",
      })
    expect(await answerTo(parityCase, send)).toEqual(parityCase.expected)
  })
})

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
