import type { CfnIntrinsic } from "../../declarations/iam.ts"

/** The variables of a stage, and of its canary. */
export interface StageVariables {
  readonly stageVariables?: Readonly<Record<string, string>> | undefined
  readonly canary?: false | { readonly stageVariables: Readonly<Record<string, string>> } | undefined
}

/** The functions that an ARN comes to, of all requests and of those that are the canary's; each once. */
export function stageFunctions(
  arn: string | CfnIntrinsic,
  { stageVariables = {}, canary }: StageVariables,
): readonly (string | CfnIntrinsic)[] {
  if (typeof arn !== "string") return [arn]
  const variables = [stageVariables, ...(canary ? [{ ...stageVariables, ...canary.stageVariables }] : [])]
  return [...new Set(variables.map((each) => withStageVariables(arn, each)))]
}

/** Variables that there are not stay as they are. */
export function withStageVariables(text: string, variables: Readonly<Record<string, string>>): string {
  return text.replace(/\$\{stageVariables\.(\w+)\}/g, (all, name: string) => variables[name] ?? all)
}
