import type { CfnTemplate } from "../model/cloudformation.ts"
import { dataFate, type ChangeSummary } from "./summarize-changes.ts"

export interface TemplatePair {
  readonly before: CfnTemplate
  readonly after: CfnTemplate
}

/**
 * CloudFormation answers "perhaps" where it cannot tell whether a resource will be replaced. For one that holds data that
 * is no answer: the resource schemas say whether the properties that changed can be changed in place.
 */
export async function settleReplacements(
  summary: ChangeSummary,
  { before, after }: TemplatePair,
): Promise<ChangeSummary> {
  if (!summary.changes.some(({ action, data }) => action === "may-replace" && data !== undefined)) return summary
  const { compareTemplates } = await import("./compare-templates.ts")
  const differences = await compareTemplates(before, after)
  const changes = summary.changes.map((change) => {
    const known = differences.find(({ logicalId }) => logicalId === change.logicalId)
    if (change.action !== "may-replace" || change.data === undefined || known === undefined) return change
    const action = known.action === "replace" || known.action === "change" ? known.action : change.action
    return { ...change, action, data: dataFate(action, change) }
  })
  return { ...summary, changes }
}
