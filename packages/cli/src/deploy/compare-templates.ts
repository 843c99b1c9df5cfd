import type { CfnTemplate } from "../model/cloudformation.ts"
import { locationOf } from "./location-of.ts"
import type { SourceLocation } from "../model/source-location.ts"

/** How one resource or output differs between two templates. */
export interface TemplateDifference {
  readonly action: "add" | "change" | "delete" | "may-replace" | "replace"
  readonly logicalId: string
  /** `AWS::Lambda::Function`, or `Output`. */
  readonly type: string
  readonly location: SourceLocation | undefined
  /** Empty for what is added or deleted. */
  readonly properties: readonly PropertyDifference[]
}

export interface PropertyDifference {
  /** `Environment.Variables.MODE`. */
  readonly path: string
  readonly before: unknown
  readonly after: unknown
}

/** Compares two templates, resources first; recorded source lines do not count. What forces a replacement comes from AWS's resource schemas. */
export async function compareTemplates(
  before: CfnTemplate,
  after: CfnTemplate,
): Promise<readonly TemplateDifference[]> {
  // It reads a database of all resource types, half a second's work.
  const { fullDiff } = await import("@aws-cdk/cloudformation-diff")
  const changes = fullDiff(withoutMetadata(before), withoutMetadata(after)).resources.changes
  const resources = Object.entries(changes).map(([logicalId, change]): TemplateDifference => {
    const properties = compareValues(comparable(before, logicalId), comparable(after, logicalId))
    return {
      action: change.isAddition ? "add" : change.isRemoval ? "delete" : (ACTIONS[change.changeImpact] ?? "change"),
      logicalId,
      type: change.newResourceType ?? change.oldResourceType ?? "",
      location: locationOf(logicalId, [after, before]),
      properties: change.isUpdate ? properties : [],
    }
  })
  return [
    ...resources.toSorted((a, b) => (a.logicalId < b.logicalId ? -1 : 1)),
    ...compareOutputs(before.Outputs, after.Outputs),
  ]
}

const ACTIONS: Readonly<Record<string, TemplateDifference["action"]>> = {
  WILL_REPLACE: "replace",
  MAY_REPLACE: "may-replace",
}

function withoutMetadata(template: CfnTemplate): CfnTemplate {
  const resources = Object.entries(template.Resources).map(([id, { Metadata: _metadata, ...resource }]) => [
    id,
    resource,
  ])
  return { ...template, Resources: Object.fromEntries(resources) }
}

/** What of a resource makes a difference, as one level. */
function comparable({ Resources }: CfnTemplate, logicalId: string): object {
  const { Properties, DeletionPolicy, UpdateReplacePolicy, DependsOn } = Resources[logicalId] ?? {}
  return { ...Properties, DeletionPolicy, UpdateReplacePolicy, DependsOn }
}

function compareOutputs(before: CfnTemplate["Outputs"], after: CfnTemplate["Outputs"]): readonly TemplateDifference[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].toSorted()
  return names.flatMap((logicalId) => {
    const properties = compareValues(before[logicalId], after[logicalId])
    if (properties.length === 0) return []
    const action = before[logicalId] === undefined ? "add" : after[logicalId] === undefined ? "delete" : "change"
    return [
      { action, logicalId, type: "Output", location: undefined, properties: action === "change" ? properties : [] },
    ]
  })
}

/** The places where two JSON values differ; lists are compared as wholes when their lengths differ. */
function compareValues(before: unknown, after: unknown, path = ""): readonly PropertyDifference[] {
  if (isContainer(before) && isContainer(after) && Array.isArray(before) === Array.isArray(after)) {
    const [old, now] = [new Map(Object.entries(before)), new Map(Object.entries(after))]
    if (!Array.isArray(before) || old.size === now.size) {
      return [...new Set([...old.keys(), ...now.keys()])].flatMap((key) =>
        compareValues(old.get(key), now.get(key), path === "" ? key : `${path}.${key}`),
      )
    }
  }
  return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ path, before, after }]
}

function isContainer(value: unknown): value is object {
  return typeof value === "object" && value !== null
}
