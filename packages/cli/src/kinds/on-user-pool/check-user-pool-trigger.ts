import { type Check, oneOf } from "@tsapi/framework/checks"
import type {
  Declaration,
  UserPoolDeclaration,
  UserPoolTriggerDeclaration,
  UserPoolTriggerName,
} from "@tsapi/framework/internal"
import { UserError } from "../../errors/user-error.ts"
import type { Located } from "../../model/kind.ts"
import { optionErrors } from "../resources/option-errors.ts"
import { triggerName } from "../triggers/trigger-function.ts"
import { clientsOf } from "../user-pool/user-pool-resources.ts"
import { userPoolTriggers } from "./user-pool-trigger.ts"

/** Everything Cognito would refuse in an `@onUserPool`. */
export function checkUserPoolTrigger(
  declaration: Located<UserPoolTriggerDeclaration>,
  declarations: readonly Located<Declaration>[],
): readonly UserError[] {
  const { pool, trigger, version, location } = declaration
  const owner = `@onUserPool of ${triggerName(declaration)}`
  const invalid = (problem: string, hint: string) =>
    new UserError("TRIGGER_INVALID", `${owner}: ${problem}`, { hint, location })
  const declared = declarations.filter(isUserPool).find(({ id }) => id === pool)
  if (!declared)
    return [invalid(`the app has no user pool "${pool}"`, "Construct it in a module that the app imports.")]
  const faults = optionErrors({ code: "TRIGGER_INVALID", owner, options: { trigger, version }, checks, location })
  if (faults.length > 0) return faults
  if (version !== undefined && trigger !== "PreTokenGeneration")
    return [invalid(`${trigger} has no version`, "Leave it out: PreTokenGeneration alone has versions.")]
  if (trigger.includes("AuthChallenge")) {
    const flows = Object.values(clientsOf(declared)).flatMap((client) => client.flows ?? [])
    if (!flows.includes("custom"))
      return [invalid(`no client of "${pool}" has challenges`, 'Give one of its `clients` the flow "custom".')]
  }
  const [first = declaration] = userPoolTriggers(pool, declarations).filter((other) => other.trigger === trigger)
  if (first.location === location) return []
  const place = `${first.location.file}:${first.location.line}`
  return [
    invalid(
      `${triggerName(first)} at ${place} is the ${trigger} of "${pool}" already`,
      "A pool asks one function. Make one method of the two.",
    ),
  ]
}

function isUserPool(declaration: Located<Declaration>): declaration is Located<UserPoolDeclaration> {
  return declaration.kind === "userPool"
}

// A record, so that a trigger that is missing does not compile.
const triggers: Readonly<Record<UserPoolTriggerName, true>> = {
  PreSignUp: true,
  PostConfirmation: true,
  PreAuthentication: true,
  PostAuthentication: true,
  PreTokenGeneration: true,
  CustomMessage: true,
  UserMigration: true,
  DefineAuthChallenge: true,
  CreateAuthChallenge: true,
  VerifyAuthChallengeResponse: true,
}

const checks: Readonly<Record<string, Check>> = {
  trigger: oneOf(Object.keys(triggers)),
  version: oneOf(["V1_0", "V2_0", "V3_0"]),
}
