import { allReferences } from "../kinds/all-references.ts"
import type { AppModel, FunctionModel } from "../model/app-model.ts"
import type { BuiltStack } from "../model/built-stack.ts"
import type { FunctionPolicy } from "../model/grant.ts"
import type { inferPolicies } from "../policy/infer-policies.ts"
import { mergeGrants } from "../policy/merge-grants.ts"
import { withNarrowPolicies } from "../policy/narrow-policies.ts"
import { rejectUnsafePolicies } from "../policy/reject-unsafe-policies.ts"
import { writtenPolicies } from "../policy/written-policies.ts"

/** What each role must allow, from code, declarations and files; what the kinds and the log need comes with the plan. */
export async function findPolicies(
  app: AppModel,
  projectDir: string,
  infer: Infer = inferHere,
): Promise<readonly FunctionPolicy[]> {
  const functions = app.functions.filter(({ policy }) => policy === "infer")
  const inferred = await inferAppPolicies(app, { projectDir, functions, infer })
  rejectUnsafePolicies(inferred)
  const found = [...inferred, ...(await writtenPolicies(app.functions, projectDir))]
  return withNarrowPolicies(found, app.functions, projectDir)
}

/** `inferPolicies`, here or in a thread of its own. */
export type Infer = typeof inferPolicies

/** The inference takes longer to load than most commands take: only those that need it wait for it. */
export const loadInference = () => import("../policy/infer-policies.ts")

const inferHere: Infer = async (options) => (await loadInference()).inferPolicies(options)

interface InferredFunctions {
  readonly projectDir: string
  readonly functions: readonly FunctionModel[]
  readonly infer?: Infer
}

/**
 * What each function's code, kinds and declarations need, whatever its role is made from; the warnings are those of
 * reading the code.
 */
export async function findNeeds({
  app,
  config,
  needs,
}: Omit<BuiltStack, "artifacts">): Promise<readonly FunctionPolicy[]> {
  const written = app.functions.filter(({ policy }) => policy !== "infer")
  const inferred = await inferAppPolicies(app, { projectDir: config.projectDir, functions: written })
  return needs.map((policy) => {
    const found = inferred.find(({ functionId }) => functionId === policy.functionId)
    if (!found) return policy
    return { ...policy, grants: mergeGrants([...policy.grants, ...found.grants]), warnings: found.warnings }
  })
}

function inferAppPolicies(
  app: AppModel,
  { projectDir, functions, infer = inferHere }: InferredFunctions,
): Promise<readonly FunctionPolicy[]> {
  if (functions.length === 0) return Promise.resolve([])
  const references = allReferences(app)
  const handles = Object.fromEntries(references.map(({ environmentVariable, value }) => [environmentVariable, value]))
  return infer({
    projectDir,
    entry: app.entry,
    exportName: app.exportName,
    functions: functions.map(({ id, roots, environment, iam }) => ({
      id,
      roots,
      declared: iam,
      environment: { ...handles, ...environment },
    })),
    references,
    tsconfig: ".tsapi/tsconfig.json",
  })
}
