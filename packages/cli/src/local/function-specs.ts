import type { CfnValue } from "../model/cloudformation.ts"
import { functionAlias } from "../model/invoked-arn.ts"
import { stackName } from "../model/logical-id.ts"
import type { FunctionSpec } from "./function-spec.ts"
import type { LocalBuild } from "./local-build.ts"

export interface SpecContext {
  readonly region: string
  readonly accountId: string
  /** What the parts said of the resources they made; values of variables that the template gets from references. */
  readonly references: Readonly<Record<string, string>>
  /** Variables by which the AWS SDK finds the stand-ins. */
  readonly endpoints: Readonly<Record<string, string>>
  /** Called with a variable that only a deployed function can have; it stays unset. */
  onUnknown(functionId: string, variable: string): void
}

/** Everything needed to run the functions of a build. */
export function functionSpecs({ app, functions }: LocalBuild, context: SpecContext): readonly FunctionSpec[] {
  const { region, accountId, endpoints } = context
  return functions.map(({ id, codeFile, environment }) => {
    const model = app.functions.find((candidate) => candidate.id === id)
    if (!model) throw new Error(`The build has code for ${id}, which is not in the app's model`)
    return {
      id,
      codeFile,
      functionName: `${stackName(app.appName, app.stage)}-${id}`,
      alias: model.provisionedConcurrency === undefined ? undefined : functionAlias,
      region,
      accountId,
      runtime: model.runtime,
      memoryMb: model.memoryMb,
      timeoutMs: model.timeoutSeconds * 1000,
      reservedConcurrency: model.reservedConcurrency,
      logging: model.logging,
      isStreaming: model.isStreaming,
      environment: { ...endpoints, ...resolve(environment, context, id) },
    }
  })
}

function resolve(
  environment: Readonly<Record<string, CfnValue>>,
  { references, onUnknown }: SpecContext,
  functionId: string,
): Record<string, string> {
  const resolved: Record<string, string> = {}
  for (const [name, value] of Object.entries(environment)) {
    const known = typeof value === "object" ? references[name] : String(value)
    if (known === undefined) onUnknown(functionId, name)
    else resolved[name] = known
  }
  return resolved
}
