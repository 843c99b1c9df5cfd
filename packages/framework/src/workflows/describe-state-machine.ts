import { locationOf } from "../declarations/call-site.ts"
import { describeIam } from "../declarations/iam.ts"
import type { StateMachineRecord } from "../declarations/state-machine.ts"
import type { StateMachineDeclaration } from "../declarations/state-machine-declaration.ts"
import { compileWorkflow } from "./compile-workflow.ts"

/** A state machine as plain data. Throws what its definition throws. */
export function describeStateMachine({ id, options, callSite }: StateMachineRecord): StateMachineDeclaration {
  const base = { kind: "stateMachine" as const, id, locations: {}, location: locationOf(callSite) }
  if ("existing" in options) return { ...base, existing: options.existing }
  if ("document" in options) {
    const { document, substitutions = {}, iam, ...settings } = options
    const described = { ...base, ...settings, iam: describeIam(iam), substitutions }
    return {
      ...described,
      ...(typeof document === "string" ? readDocument(document, base.location.file) : { document }),
    }
  }
  const { definition, timeoutSeconds, iam, ...settings } = options
  const compiled = compileWorkflow(definition, { callSite, timeoutSeconds })
  const { definition: document, locations } = compiled
  return { ...base, ...settings, iam: describeIam(iam), document, locations }
}

/** What a file beside the module holds, as the module's own import of it would. */
function readDocument(
  path: string,
  module: string,
): Pick<StateMachineDeclaration, "document" | "files" | "unreadable"> {
  const require = process.getBuiltinModule("node:module").createRequire(module)
  try {
    const file = require.resolve(path)
    return { document: require(file), files: [file] }
  } catch (error) {
    return { unreadable: `${path} cannot be read: ${String((error as Partial<Error>).message).split("\n")[0]}` }
  }
}
