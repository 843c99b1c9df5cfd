import { readFile } from "node:fs/promises"
import path from "node:path"
import { closest } from "@tsapi/framework/checks"
import { createAwsClients } from "../deploy/aws-clients.ts"
import { findDeployedStack } from "../deploy/find-deployed-stack.ts"
import { findFunction } from "../deploy/find-function.ts"
import { identifyCaller } from "../deploy/identify-caller.ts"
import { invokeFunction } from "../deploy/invoke-function.ts"
import { putEvent } from "../deploy/put-event.ts"
import { UserError } from "../errors/user-error.ts"
import { busNameIn } from "../kinds/event-bus/bus-name-in.ts"
import { sampleEvent, sampleObject } from "../kinds/sample-event.ts"
import { emitEntry } from "./emit-entry.ts"
import { emitRoute } from "./emit-route.ts"
import { type EmittedResult, invokeLocally, putLocalEvent, putLocalObject } from "../local/emit-locally.ts"
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
    const target = { app, region: config.region, isDeployed: invocation.isGiven("stage") }
    if (flags["bus"] !== undefined) {
      const entry = emitEntry(flags, busNameIn(app, String(flags["bus"])))
      const answer = await put(invocation, target, entry)
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

interface Target {
  readonly app: AppModel
  readonly region: string | undefined
  /** Where `--stage` names one; otherwise it is what runs on this machine. */
  readonly isDeployed: boolean
}

async function put({ flags }: CommandInvocation, { region, isDeployed }: Target, entry: ReturnType<typeof emitEntry>) {
  if (!isDeployed) return putLocalEvent(await findServer(stateDirOf(flags.projectDir)), entry)
  return putEvent(await createAwsClients({ region, profile: flags.profile }), entry)
}

async function invoke(
  { flags, signal }: CommandInvocation,
  { app, region, isDeployed }: Target,
  functionId: string,
): Promise<EmittedResult> {
  const data = await readData(flags)
  const route = emitRoute(flags, app, functionId)
  const name = stackName(app.appName, app.stage)
  if (!isDeployed) {
    const server = await findServer(stateDirOf(flags.projectDir))
    const context = { ...server, app, data, route }
    const event = await sampleFor(functionId, context)
    const object = sampleObject(functionId, context)
    if (object) await putLocalObject(server, object)
    return invokeLocally(server, `${name}-${functionId}`, event)
  }
  const clients = await createAwsClients({ region, profile: flags.profile })
  const { account: accountId } = await identifyCaller(clients)
  const { name: functionName } = findFunction(await findDeployedStack(clients, name), functionId)
  const event = await sampleFor(functionId, { app, data, route, region: clients.region, accountId })
  const { payload, functionError } = await invokeFunction(clients, {
    ...{ functionName, signal },
    payload: JSON.stringify(event),
  })
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
  throw new UserError("EVENT_INVALID", `There is no sample of what invokes ${functionId}`, {
    hint: `Deployed, \`tsapi invoke ${functionId} --event FILE\` sends it an event of yours.`,
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

function stateDirOf(projectDir: string): string {
  return path.join(projectDir, ".tsapi", "local")
}
