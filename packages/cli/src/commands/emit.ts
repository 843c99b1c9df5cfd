import { readFile } from "node:fs/promises"
import path from "node:path"
import { closest } from "@tsapi/framework/checks"
import { createAwsClients } from "../deploy/aws-clients.ts"
import { findDeployedStack } from "../deploy/find-deployed-stack.ts"
import { findFunction } from "../deploy/find-function.ts"
import { identifyCaller } from "../deploy/identify-caller.ts"
import { invokeFunction } from "../deploy/invoke-function.ts"
import { UserError } from "../errors/user-error.ts"
import { sampleEvent, sampleObject } from "../kinds/sample-event.ts"
import { allRoutes } from "../kinds/all-routes.ts"
import { emitOnBus } from "./emit-on-bus.ts"
import { emitPayload } from "./emit-payload.ts"
import { emitRoute } from "./emit-route.ts"
import type { EmitTarget } from "./emit-target.ts"
import { type EmittedResult, invokeLocally, putLocalObject } from "../local/emit-locally.ts"
import { findServer } from "../local/running-server.ts"
import type { AppModel } from "../model/app-model.ts"
import type { Command, CommandInvocation } from "../model/command.ts"
import type { SampleContext } from "../model/sample-event.ts"
import { stackName } from "../model/logical-id.ts"
import { loadApp } from "../pipeline/load-app.ts"

/** `tsapi emit`: sends a function a sample of its trigger's event, or puts an event on a bus. */
export const emitCommand: Command = {
  arguments: [{ name: "[function]", description: "The function's id" }],
  flags: [
    { flags: "--data <text>", description: "What the event carries: a message's body, an event's detail, an input" },
    { flags: "--file <file>", description: "A file with that" },
    { flags: "--route <key>", description: "Of a WebSocket API: $connect or $disconnect; a message is given as data" },
    { flags: "--bus <name>", description: "Put an event on this bus: its id in the app, its name, or default" },
    { flags: "--source <source>", description: "The source of that event" },
    { flags: "--detail-type <type>", description: "The detail type of that event" },
    { flags: "--detail <json>", description: "The detail of that event; {} when there is none" },
  ],
  async run(invocation) {
    const { flags, args, terminal } = invocation
    const { app, config } = await loadApp(flags.projectDir, flags)
    const stateDir = path.join(flags.projectDir, ".tsapi", "local")
    const target = { app, region: config.region, isDeployed: invocation.isGiven("stage"), stateDir }
    if (flags["bus"] !== undefined) {
      const answer = await emitOnBus(invocation, target, String(flags["bus"]))
      terminal.document(answer)
      terminal.print(JSON.stringify(answer, null, 2))
      return Number(Object(answer).FailedEntryCount) > 0 ? 1 : 0
    }
    const functionId = knownFunction(app, args[0])
    const result = await invoke(invocation, target, functionId)
    terminal.document({ function: functionId, ...result })
    terminal.print(JSON.stringify(result.payload, null, 2))
    const problem = failureOf(result)
    if (problem === undefined) return 0
    terminal.progress(`${terminal.colors.red("error")} ${functionId} failed (${problem})`)
    return 1
  },
}

async function invoke(
  { flags, signal }: CommandInvocation,
  { app, region, isDeployed, stateDir }: EmitTarget,
  functionId: string,
): Promise<EmittedResult> {
  const data = await readData(flags)
  const route = emitRoute(flags, app, functionId)
  const name = stackName(app.appName, app.stage)
  if (!isDeployed) {
    const server = await findServer(stateDir)
    const context = { ...server, app, data, route }
    const payload = emitPayload(await sampleFor(functionId, context))
    const object = sampleObject(functionId, context)
    if (object) await putLocalObject(server, object)
    return invokeLocally(server, `${name}-${functionId}`, payload)
  }
  const clients = await createAwsClients({ region, profile: flags.profile })
  const { account: accountId } = await identifyCaller(clients)
  const { name: functionName } = findFunction(await findDeployedStack(clients, name), functionId)
  const event = await sampleFor(functionId, { app, data, route, region: clients.region, accountId })
  const invocation = { functionName, payload: emitPayload(event), signal }
  const { payload, functionError } = await invokeFunction(clients, invocation)
  return { payload, functionError }
}

/** What went wrong in words; a function that takes batches answers with the records that it failed on. */
function failureOf({ payload, functionError }: EmittedResult): string | undefined {
  if (functionError !== undefined) return functionError
  const failures: unknown = Object(payload).batchItemFailures
  if (!Array.isArray(failures) || failures.length === 0) return undefined
  const ids = failures.map((failure: unknown) => String(Object(failure).itemIdentifier))
  return `record${ids.length === 1 ? "" : "s"} ${ids.join(", ")}`
}

async function sampleFor(functionId: string, context: SampleContext): Promise<unknown> {
  const event = await sampleEvent(functionId, context)
  if (event !== undefined) return event
  const own = `Deployed, \`tsapi invoke ${functionId} --event FILE\` sends it an event of yours.`
  const route = allRoutes(context.app).find(
    ({ target }) => target.type === "function" && target.functionId === functionId,
  )
  throw new UserError("EVENT_INVALID", `There is no sample of what invokes ${functionId}`, {
    hint: route
      ? `It answers HTTP requests: send them to tsapi local, such as ${route.method} ${route.path}. ${own}`
      : own,
  })
}

function knownFunction({ functions }: AppModel, wanted: string | undefined): string {
  const ids = functions.map(({ id }) => id)
  if (wanted !== undefined && ids.includes(wanted)) return wanted
  const meant = wanted === undefined ? undefined : closest(wanted, ids)
  const problem = wanted === undefined ? "Which function, or which --bus?" : `The app has no function "${wanted}"`
  const all = `It has ${ids.join(", ") || "none"}.`
  throw new UserError("FUNCTION_UNKNOWN", problem, {
    hint: meant === undefined ? all : `Did you mean ${meant}? ${all}`,
  })
}

async function readData({ data, file }: CommandInvocation["flags"]): Promise<string | undefined> {
  if (file === undefined) return data === undefined ? undefined : String(data)
  if (data !== undefined)
    throw new UserError("EVENT_INVALID", "--data and --file are both given", { hint: "Pass one of them." })
  try {
    return await readFile(String(file), "utf8")
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new UserError("EVENT_INVALID", `The data cannot be read: ${reason}`, { hint: "Check the path.", cause })
  }
}
