import type { CommandInvocation } from "../model/command.ts"
import { createAwsClients } from "./aws-clients.ts"
import type { DeployContext } from "./deploy-context.ts"
import { identifyCaller } from "./identify-caller.ts"

/** Signs in where the command line and the config point; throws when region or credentials are missing or bad. */
export async function openContext(
  { flags, terminal, signal }: CommandInvocation,
  { region }: { readonly region: string | undefined },
): Promise<DeployContext> {
  const clients = await createAwsClients({ region, profile: flags.profile })
  const identity = await identifyCaller(clients)
  return { clients, identity, terminal, signal, yes: flags.yes }
}
