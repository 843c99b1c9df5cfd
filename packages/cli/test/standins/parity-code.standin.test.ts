import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { fileURLToPath } from "node:url"
import { createFunctionUrl, createGateway } from "@tsapi/framework/emulator"
import {
  describeApi,
  type Gateway,
  type GatewayOptions,
  type GatewayResponse,
  resolveFunctionUrl,
  servingFunction,
  type StreamOutcome,
} from "@tsapi/framework/gateway"
import { declarationsOf, type HttpDeclaration } from "@tsapi/framework/internal"
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
  let gatewayOf: (functionId?: string) => Gateway

  beforeAll(async () => {
    functions = await bootAll(node, parityApp)
    gatewayOf = gatewaysOf(parityApp, {
      invoke: (functionId, event) => invoke(functions.get(functionId), event),
      invokeStreaming: (functionId, event) => invokeStreaming(functions.get(functionId), event),
    })
  })
  afterAll(() => Promise.all([...functions.values()].map((booted) => booted.stop())))

  it.each(named(parityApp.cases))("%s", async (_, parityCase) => {
    const send = async (request: ParityRequest) =>
      whole(
        await gatewayOf(request.urlOf).handle({
          method: request.method,
          target: request.target,
          headers: [["Host", request.host ?? "example.com"], ...(request.headers ?? [])],
          body: requestBody(request),
          sourceIp: request.sourceIp ?? "127.0.0.1",
        }),
      )
    expect(await answerTo(parityCase, send)).toEqual(parityCase.expected)
  })
})

/** The API of an app, and the URLs of its functions by their ids. */
function gatewaysOf({ app, functionIds }: ParityApp, options: GatewayOptions): (functionId?: string) => Gateway {
  const declarations = declarationsOf(app)
  const functionIdOf = (route: HttpDeclaration) => servingFunction(route, "app")
  const api = createGateway(describeApi(declarations, { stageName: "api", functionIdOf }), options)
  const routes = declarations.filter((each): each is HttpDeclaration => each.kind === "http")
  const urls = functionIds.flatMap((functionId) => {
    const served = routes.filter((route) => functionIdOf(route) === functionId)
    const url = resolveFunctionUrl({
      ...{ setting: served[0]?.controllerFunction?.url, isOwn: true, routes: served, takesAnything: false },
    })
    return url ? [[functionId, createFunctionUrl({ ...url, functionId }, { ...options, basePath: "" })] as const] : []
  })
  const byId = new Map(urls)
  return (functionId) => (functionId === undefined ? api : (byId.get(functionId) ?? api))
}

async function whole({ stream, ...response }: GatewayResponse) {
  if (!stream) return response
  const pieces: Uint8Array[] = []
  for await (const piece of stream) pieces.push(piece)
  return { ...response, body: Buffer.concat(pieces) }
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

/** What the runtime client posts piece by piece; metadata come first. */
async function invokeStreaming(fn: BootedFunction | undefined, event: unknown): Promise<StreamOutcome> {
  const outcome = await invoke(fn, event)
  if (!outcome.ok) return outcome
  const pieces = Array.isArray(outcome.payload) ? outcome.payload : [JSON.stringify(outcome.payload)]
  return { ok: true, payload: bytesOf(pieces) }
}

async function* bytesOf(pieces: readonly unknown[]): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) yield Buffer.from(String(piece))
}
