import type { Change } from "@aws-sdk/client-cloudformation"
import type { CfnTemplate } from "../model/cloudformation.ts"
import type { SourceLocation } from "../model/source-location.ts"
import { locationOf } from "./location-of.ts"
import { statefulTypes } from "./stateful-types.ts"

/** One line of a change set. */
export interface ResourceChange {
  readonly action: "add" | "change" | "delete" | "import" | "may-replace" | "replace"
  readonly logicalId: string
  readonly type: string
  readonly physicalId: string | undefined
  readonly location: SourceLocation | undefined
  /** What happens to stored data: `deleted` with the resource, or `detached`: kept, but the app goes on with an empty replacement. */
  readonly data: "deleted" | "detached" | undefined
  /** The old resource leaves the stack but stays in the account. */
  readonly retained: boolean
}

export interface ChangeSummary {
  readonly changes: readonly ResourceChange[]
  /** Resources of which only the recorded source line differs. */
  readonly moved: number
}

/** Reads CloudFormation's change set; deletions and replacements come last, where they are seen. */
export function summarizeChanges(
  changes: readonly Change[],
  { before, after }: { readonly before: CfnTemplate; readonly after: CfnTemplate },
): ChangeSummary {
  const summarized: ResourceChange[] = []
  let moved = 0
  for (const { ResourceChange: change } of changes) {
    if (change === undefined) continue
    if (change.Action === "Modify" && change.Scope?.length === 1 && change.Scope[0] === "Metadata") {
      moved++
      continue
    }
    const logicalId = change.LogicalResourceId ?? ""
    const type = change.ResourceType ?? ""
    const action = actionOf(change.Action, change.Replacement)
    const retained = isRetained(action, change.PolicyAction, before.Resources[logicalId])
    summarized.push({
      action,
      logicalId,
      type,
      physicalId: change.PhysicalResourceId,
      location: locationOf(logicalId, [after, before]),
      data: dataFate(action, { type, retained }),
      retained,
    })
  }
  summarized.sort((a, b) => ORDER.indexOf(a.action) - ORDER.indexOf(b.action) || (a.logicalId < b.logicalId ? -1 : 1))
  return { changes: summarized, moved }
}

const ORDER: readonly ResourceChange["action"][] = ["add", "import", "change", "may-replace", "replace", "delete"]

function actionOf(action: string | undefined, replacement: string | undefined): ResourceChange["action"] {
  if (action === "Add") return "add"
  if (action === "Remove") return "delete"
  if (action === "Import") return "import"
  if (replacement === "True") return "replace"
  return replacement === "Conditional" ? "may-replace" : "change"
}

function isRetained(
  action: ResourceChange["action"],
  policyAction: string | undefined,
  deployed: CfnTemplate["Resources"][string] | undefined,
): boolean {
  if (action === "delete") {
    const policy = deployed?.DeletionPolicy
    return policyAction === undefined
      ? policy === "Retain" || policy === "RetainExceptOnCreate"
      : policyAction === "Retain"
  }
  if (action !== "replace" && action !== "may-replace") return false
  return policyAction === undefined ? deployed?.UpdateReplacePolicy === "Retain" : policyAction === "ReplaceAndRetain"
}

/** What a change does to the data a resource holds. */
export function dataFate(
  action: ResourceChange["action"],
  { type, retained }: Pick<ResourceChange, "retained" | "type">,
): ResourceChange["data"] {
  if (!statefulTypes.has(type)) return undefined
  if (action === "delete") return retained ? undefined : "deleted"
  if (action !== "replace" && action !== "may-replace") return undefined
  return retained ? "detached" : "deleted"
}
