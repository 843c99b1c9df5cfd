import { locationOf } from "../declarations/call-site.ts"
import type { StateMachineRecord, Substitution } from "../declarations/state-machine.ts"
import type { StateMachineDeclaration } from "../declarations/state-machine-declaration.ts"
import { compileWorkflow } from "./compile-workflow.ts"
import { taskToken } from "./task-token.ts"

/** A state machine as plain data. Throws what its definition throws. */
export function describeStateMachine({ id, options, callSite }: StateMachineRecord): StateMachineDeclaration {
  const base = { kind: "stateMachine" as const, id, locations: {}, location: locationOf(callSite) }
  if ("existing" in options) return { ...base, existing: options.existing }
  if ("document" in options) {
    const { document, substitutions = {}, ...settings } = options
    const replaced = Object.entries(substitutions).map(([name, value]) => [name, describeSubstitution(value)])
    return { ...base, ...settings, document, substitutions: Object.fromEntries(replaced) }
  }
  const { definition, timeoutSeconds, ...settings } = options
  const compiled = compileWorkflow(definition, { callSite, timeoutSeconds })
  return { ...base, ...settings, document: compiled.definition, locations: compiled.locations }
}

function describeSubstitution(value: Substitution): unknown {
  if (typeof value !== "object" || !("task" in value)) return value
  const [type, method] = value.task as readonly [{ readonly name: string }, string]
  return taskToken(`${type.name}.${method}`)
}
