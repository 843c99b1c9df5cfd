import { UserError } from "../errors/user-error.ts"
import { closest } from "@tsapi/framework/checks"
import type { DeployedStack } from "./describe-stack.ts"

/** A deployed function, by the id that the app's model, the outputs and the command line share. */
export interface DeployedFunction {
  readonly id: string
  /** The name Lambda gave it. */
  readonly name: string
  /** Its log group in the template. */
  readonly logsLogicalId: string
}

/** The function a user means; the only one when no name is given. Throws `FUNCTION_UNKNOWN` with a suggestion. */
export function findFunction(stack: DeployedStack, wanted: string | undefined): DeployedFunction {
  const functions = Object.entries(stack.outputs).flatMap(([output, name]) => {
    const id = /^(.+)FunctionName$/.exec(output)?.[1]
    return id === undefined ? [] : [{ id, name, logsLogicalId: `${id}FunctionLogs` }]
  })
  const [only] = functions
  if (wanted === undefined && only !== undefined && functions.length === 1) return only
  const found = functions.find(({ id, name }) => id === wanted || name === wanted)
  if (found !== undefined) return found
  const ids = functions.map(({ id }) => id)
  const meant = wanted === undefined ? undefined : closest(wanted, ids)
  throw new UserError(
    "FUNCTION_UNKNOWN",
    wanted === undefined ? "Which function?" : `${stack.name} has no function "${wanted}"`,
    {
      hint:
        meant === undefined
          ? `It has ${ids.join(", ") || "none"}.`
          : `Did you mean ${meant}? It has ${ids.join(", ")}.`,
    },
  )
}
