import type { CfnResource } from "../../src/model/cloudformation.ts"
import type { FakeChange, FakeStack } from "./stack-model.ts"

/** Properties whose change makes a new resource; only the types the tests change. */
const REPLACING: Readonly<Record<string, readonly string[]>> = {
  "AWS::ApiGateway::Deployment": ["RestApiId"],
  "AWS::DynamoDB::Table": ["KeySchema", "TableName"],
  "AWS::S3::Bucket": ["BucketName"],
}

/** What a change set lists for a template and tags, against what the stack holds. */
export function computeChanges(
  stack: FakeStack,
  next: Pick<FakeStack, "parameters" | "tags" | "template">,
): readonly FakeChange[] {
  const before = stack.template.Resources
  const after = next.template.Resources
  const ids = [...new Set([...Object.keys(before), ...Object.keys(after)])].toSorted()
  return ids.flatMap((id): FakeChange[] => {
    const [old, now] = [before[id], after[id]]
    const PhysicalResourceId = stack.resources.get(id)?.physicalId
    const base = {
      LogicalResourceId: id,
      PhysicalResourceId,
      Replacement: undefined,
      PolicyAction: undefined,
      Scope: [],
    }
    if (old === undefined) return now === undefined ? [] : [{ ...base, Action: "Add", ResourceType: now.Type }]
    if (now === undefined) {
      const PolicyAction = (old.DeletionPolicy ?? "Delete").startsWith("Retain") ? "Retain" : "Delete"
      return [{ ...base, Action: "Remove", ResourceType: old.Type, PolicyAction }]
    }
    const Scope = changedScope(old, now, JSON.stringify(stack.tags) !== JSON.stringify(next.tags))
    if (Scope.length === 0) return []
    const Replacement = replaces(old, now)
    const PolicyAction = Replacement === "True" ? `ReplaceAnd${old.UpdateReplacePolicy ?? "Delete"}` : undefined
    return [{ ...base, Action: "Modify", ResourceType: now.Type, Replacement, PolicyAction, Scope }]
  })
}

function changedScope(old: CfnResource, now: CfnResource, retagged: boolean): readonly string[] {
  const differs = (name: keyof CfnResource): boolean => JSON.stringify(old[name]) !== JSON.stringify(now[name])
  return [
    ...(differs("Properties") ? ["Properties"] : []),
    ...(differs("Metadata") ? ["Metadata"] : []),
    ...(retagged ? ["Tags"] : []),
  ]
}

function replaces(old: CfnResource, now: CfnResource): FakeChange["Replacement"] {
  const properties = REPLACING[now.Type] ?? []
  const replaced = properties.some(
    (name) => JSON.stringify(old.Properties?.[name]) !== JSON.stringify(now.Properties?.[name]),
  )
  return replaced || old.Type !== now.Type ? "True" : "False"
}
