import type { FunctionModel } from "../model/app-model.ts"
import type { FunctionPolicy } from "../model/grant.ts"
import { mergeGrants } from "./merge-grants.ts"
import { readPolicyFile } from "./policy-file/read-policy-file.ts"

/** The policies of functions whose code is not asked: what is declared, and what their policy files say. */
export function writtenPolicies(
  functions: readonly FunctionModel[],
  projectDir: string,
): Promise<readonly FunctionPolicy[]> {
  return Promise.all(
    functions.flatMap(({ id, iam, policy }) => {
      if (policy === "infer") return []
      return [writtenPolicy({ functionId: id, grants: mergeGrants(iam), warnings: [] }, { policy, projectDir })]
    }),
  )
}

interface Source {
  readonly policy: Exclude<FunctionModel["policy"], "infer">
  readonly projectDir: string
}

async function writtenPolicy(declared: FunctionPolicy, { policy, projectDir }: Source): Promise<FunctionPolicy> {
  if (policy === "off") return declared
  const { warnings, ...document } = await readPolicyFile(projectDir, policy)
  return { ...declared, warnings, file: { name: policy.file, ...document } }
}
