import { UserError } from "../errors/user-error.ts"
import type { DeployContext } from "./deploy-context.ts"
import type { DeployedStack } from "./describe-stack.ts"
import { followStack } from "./follow-stack.ts"
import { userOfToken } from "./operation-token.ts"
import { readStackEvents } from "./read-stack-events.ts"

/** Waits until nobody changes the stack any more, saying who does and since when; with `wait` off that is `STACK_BUSY`. */
export async function waitUntilIdle(
  { clients, signal, terminal }: DeployContext,
  stack: DeployedStack,
  { wait }: { readonly wait: boolean },
): Promise<void> {
  const events = await readStackEvents(clients, stack.id)
  const start = events.findLast((event) => event.ofStack && STARTS.has(event.status))
  const user = userOfToken(start?.token)
  const since = start === undefined ? "" : ` since ${start.time.toISOString().slice(11, 19)} UTC`
  const what = `${stack.name} is ${stack.status}${since}${user === undefined ? "" : `, started by ${user}`}`
  if (!wait) {
    throw new UserError("STACK_BUSY", what, { hint: "Repeat the command when that is over, or without --no-wait." })
  }
  terminal.progress(`${what}; waiting for it to end (Ctrl-C stops the waiting only)`)
  await followStack(clients, stack.id, { after: events.at(-1)?.id, signal, onEvent: () => {} })
}

const STARTS = new Set(["CREATE_IN_PROGRESS", "DELETE_IN_PROGRESS", "UPDATE_IN_PROGRESS"])
