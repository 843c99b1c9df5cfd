import { allReferences } from "../kinds/all-references.ts"
import type { LocalAccount } from "../local/app-version.ts"
import type { LocalBuild } from "../local/local-build.ts"
import type { AccessJudge } from "../model/access-judge.ts"
import { plannedPolicies } from "../plan/build-stack-plan.ts"
import { findPolicies, type Infer } from "./find-policies.ts"

/** Holds a local build's functions to the policies that they would be deployed with. */
export async function createLocalJudge(
  { app }: Pick<LocalBuild, "app">,
  projectDir: string,
  { infer, ...account }: LocalAccount & { readonly infer?: Infer },
): Promise<AccessJudge> {
  const { createAccessJudge } = await import("../policy/enforce/create-access-judge.ts")
  const policies = plannedPolicies(app, await findPolicies(app, projectDir, infer))
  return createAccessJudge(policies, { ...account, references: allReferences(app) })
}
