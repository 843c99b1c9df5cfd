import { propertyVariable } from "@tsapi/framework/internal"
import { type LocalEmulator, localFunctionArn } from "../../model/local-emulator.ts"
import { hasEventTriggers } from "../on-event/has-event-triggers.ts"
import type { StateMachineModel } from "./state-machine-model.ts"
import { mapTexts, type Token, tokensIn } from "./tokens.ts"

/** Makes the state machines of the app exist under `tsapi local`. */
export async function ensureStateMachines(
  models: readonly StateMachineModel[],
  emulator: LocalEmulator,
): Promise<void> {
  const states = await emulator.service("states")
  const machines = new Map(models.map(({ id, localName }) => [id, localMachineArn(localName, emulator)]))
  const stateMachines = models.flatMap(({ document, declaration, localName }) => {
    if (!document) return []
    const definition = mapTexts(document, (text) =>
      tokensIn(text).reduce(
        (filled, token) => filled.replaceAll(token.text, valueOf(token, { machines, emulator })),
        text,
      ),
    )
    return {
      name: localName,
      type: (declaration.type ?? "standard").toUpperCase(),
      definition: JSON.stringify(definition),
      roleArn: `arn:aws:iam::${emulator.accountId}:role/${localName}`,
    }
  })
  await states.call("EnsureStateMachines", { stateMachines, areEventsWanted: hasEventTriggers(emulator.app) })
}

export function localMachineArn(
  name: string,
  { region, accountId }: Pick<LocalEmulator, "region" | "accountId">,
): string {
  return `arn:aws:states:${region}:${accountId}:stateMachine:${name}`
}

interface LocalValues {
  readonly machines: ReadonlyMap<string, string>
  readonly emulator: LocalEmulator
}

function valueOf({ kind, id, property, text }: Token, { machines, emulator }: LocalValues): string {
  if (kind === "lambda") return localFunctionArn(emulator, id)
  if (kind === "stateMachine") return machines.get(id) ?? text
  return emulator.valueOf(propertyVariable(kind, id, property)) ?? text
}
