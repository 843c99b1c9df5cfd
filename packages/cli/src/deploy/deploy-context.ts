import { Cancelled } from "../errors/cancelled.ts"
import { UserError } from "../errors/user-error.ts"
import type { Terminal } from "../terminal/terminal.ts"
import type { AwsClients } from "./aws-clients.ts"
import type { Identity } from "./identify-caller.ts"

/** What every step of a deployment works with. */
export interface DeployContext {
  readonly clients: AwsClients
  readonly identity: Identity
  readonly terminal: Terminal
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal
  /** `-y`. */
  readonly yes: boolean
}

/** Ends with `CONFIRMATION_REQUIRED` where nobody can be asked and `-y` is missing; called before anything is done. */
export function requireConsent({ terminal, yes }: Pick<DeployContext, "terminal" | "yes">, command: string): void {
  if (yes || terminal.interactive) return
  throw new UserError("CONFIRMATION_REQUIRED", `tsapi ${command} changes AWS resources and cannot ask here`, {
    hint: "Pass -y to go ahead without a question.",
  })
}

/** Asks unless `-y` was given; "no" and Ctrl-C end with `Cancelled`. */
export async function confirm(context: DeployContext, question: string): Promise<void> {
  if (context.yes) return
  await confirmAnyway(context, question)
}

/** Asks even with `-y`, so only call it on an interactive terminal; "no" and Ctrl-C end with `Cancelled`. */
export async function confirmAnyway({ terminal, signal }: DeployContext, question: string): Promise<void> {
  const agreed = await terminal.confirm(question)
  if (!agreed || signal.aborted) throw new Cancelled()
}
