import { UserError } from "../errors/user-error.ts"
import type { FunctionModel, ResourceReference } from "../model/app-model.ts"
import type { CfnValue } from "../model/cloudformation.ts"
import { environmentSize, largestEnvironment } from "./environment-size.ts"
import type { HandleReads } from "./handle-reads.ts"
import { referenceEnvironment } from "./reference-environment.ts"

/** A function, what the config sets for it, and where it is declared. */
type FunctionPlace = Pick<FunctionModel, "id" | "environment" | "location">

export interface EnvironmentInput {
  readonly model: FunctionPlace
  /** Of the function's bundle. */
  readonly modules: readonly string[]
  readonly references: readonly ResourceReference[]
  readonly reads: HandleReads
  readonly stackName: string
}

/**
 * The variables of a function: those of all resources that its modules declare, or, where Lambda does not take so many, of
 * those only that its code may read.
 *
 * Throws ENVIRONMENT_TOO_LARGE where that is too much, too.
 */
export function fitEnvironment(input: EnvironmentInput): Readonly<Record<string, CfnValue>> {
  const { model, modules, references, reads, stackName } = input
  const all = { ...referenceEnvironment(modules, references), ...model.environment }
  if (environmentSize(all, stackName, "most") <= largestEnvironment) return all
  const read = references.filter((reference) => reads.mayRead(modules, reference))
  const environment = { ...referenceEnvironment(modules, read), ...model.environment }
  const size = environmentSize(environment, stackName, "least")
  if (size > largestEnvironment) throw tooLarge(model, environment, size)
  return environment
}

function tooLarge(
  { id, environment: own, location }: FunctionPlace,
  environment: Readonly<Record<string, CfnValue>>,
  size: number,
): UserError {
  const count = Object.keys(environment).length
  const configured = environmentSize(own, "", "least")
  const hint =
    configured > largestEnvironment / 2
      ? `\`environment\` of the config takes ${configured} of them: keep large values in a parameter or a secret.`
      : "Read what it needs of fewer resources, by their own names, or give some of its methods functions of their own."
  return new UserError(
    "ENVIRONMENT_TOO_LARGE",
    `the ${count} environment variables of ${id} are about ${size} bytes, and Lambda takes ${largestEnvironment}`,
    { hint, location },
  )
}
