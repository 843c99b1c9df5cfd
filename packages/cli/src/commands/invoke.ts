import { readFile } from "node:fs/promises"
import { createAwsClients } from "../deploy/aws-clients.ts"
import { findDeployedStack } from "../deploy/find-deployed-stack.ts"
import { findFunction } from "../deploy/find-function.ts"
import { invokeFunction } from "../deploy/invoke-function.ts"
import { UserError } from "../errors/user-error.ts"
import type { Command, CommandInvocation } from "../model/command.ts"
import { stackTargetOf } from "../pipeline/stack-target.ts"

/** `tsapi invoke`: sends one event to a deployed function and prints what it answers. */
export const invokeCommand: Command = {
  arguments: [{ name: "[function]", description: "The function's id; may be left out when there is only one" }],
  flags: [
    { flags: "--payload <json>", description: "The event; {} when there is none" },
    { flags: "--event <file>", description: "A file with the event" },
    { flags: "--logs", description: "Print the end of the function's log too" },
  ],
  async run({ flags, args, terminal, signal }) {
    const payload = await readEvent(flags)
    const { stackName, region } = await stackTargetOf(flags.projectDir, flags)
    const clients = await createAwsClients({ region, profile: flags.profile })
    const { id, name: functionName } = findFunction(await findDeployedStack(clients, stackName), args[0])
    const result = await invokeFunction(clients, { functionName, payload, signal })
    terminal.document({ function: id, functionName, ...result })
    if (flags["logs"] === true && !terminal.json) terminal.progress(result.logTail.trimEnd())
    terminal.print(JSON.stringify(result.payload, null, 2))
    if (result.functionError === undefined) return 0
    terminal.progress(`${terminal.colors.red("error")} ${id} failed (${result.functionError}): tsapi logs ${id}`)
    return 1
  },
}

async function readEvent(flags: CommandInvocation["flags"]): Promise<string> {
  const { payload, event } = flags
  if (payload !== undefined && event !== undefined) {
    throw new UserError("EVENT_INVALID", "--payload and --event are both given", { hint: "Pass one of them." })
  }
  const source = event === undefined ? "--payload" : String(event)
  const text = event === undefined ? String(payload ?? "{}") : await readEventFile(String(event))
  try {
    JSON.parse(text)
    return text
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new UserError("EVENT_INVALID", `${source} is not JSON: ${reason}`, {
      hint: `In a shell, quote it: --payload '{"id": 1}'`,
      cause,
    })
  }
}

async function readEventFile(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8")
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new UserError("EVENT_INVALID", `The event cannot be read: ${reason}`, { hint: "Check the path.", cause })
  }
}
