import { type Check, oneOf } from "@tsapi/framework/checks"
import type { Declaration, UserPoolTriggerDeclaration, UserPoolTriggerName } from "@tsapi/framework/internal"
import { UserError } from "../../errors/user-error.ts"
import type { Located } from "../../model/kind.ts"
import { optionErrors } from "../resources/option-errors.ts"
import { triggerName } from "../triggers/trigger-function.ts"
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
  if (!declarations.some(({ kind, ...other }) => kind === "userPool" && "id" in other && other.id === pool))
    return [invalid(`the app has no user pool "${pool}"`, "Construct it in a module that the app imports.")]
  const faults = optionErrors({ code: "TRIGGER_INVALID", owner, options: { trigger, version }, checks, location })
  if (faults.length > 0) return faults
  if (version !== undefined && trigger !== "PreTokenGeneration")
    return [invalid(`${trigger} has no version`, "Leave it out: PreTokenGeneration alone has versions.")]
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
