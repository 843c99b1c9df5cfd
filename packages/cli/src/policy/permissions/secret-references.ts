import { literal, literalOf } from "../interpreter/text.ts"
import type { SdkEvent } from "../interpreter/sdk-event.ts"
import { readInput } from "./input-reader.ts"
import { type NeededPermissions, permissionsFor } from "./needed-permissions.ts"

const reference = "/aws/reference/secretsmanager/"

/** Parameters of this name are secrets: Systems Manager reads them with the caller's permission. */
export function secretReferences(event: SdkEvent): NeededPermissions {
  const names = [...readInput(event, "Name"), ...readInput(event, "Names[]")].flatMap((value) => literalOf(value) ?? [])
  const secrets = names
    .filter((name) => name.startsWith(reference))
    .map((name) => literal(name.slice(reference.length)))
  if (secrets.length === 0) return { permissions: [], warnings: [] }
  return permissionsFor("secretsmanager:GetSecretValue", event, { values: secrets })
}
