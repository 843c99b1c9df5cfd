import type { CfnResource, CfnTemplate, CfnValue } from "../model/cloudformation.ts"

/** One permission that a template grants or denies. */
export interface Permission {
  readonly effect: "Allow" | "Deny"
  /** The logical id (or name) of the role, function or resource whose policy says it. */
  readonly holder: string
  /** Who may do it, in a policy of a resource or a role's trust; empty in the policy of a role. */
  readonly principal: string
  readonly action: string
  /** Readable: `TodosTable.Arn`, `*`. */
  readonly resource: string
  /** Empty for none. */
  readonly condition: string
}

/** Every permission in a template, in whichever resource it stands. */
export function readPermissions(template: CfnTemplate): readonly Permission[] {
  return Object.entries(template.Resources).flatMap(([id, resource]) => permissionsOf(id, resource))
}

function permissionsOf(id: string, { Type, Properties = {} }: CfnResource): readonly Permission[] {
  if (Type === "AWS::Lambda::Permission") return [invokePermission(Properties)]
  const holders = holdersOf(id, Properties)
  const documents = [
    ...DOCUMENTS.map((name) => Properties[name]),
    ...list(Properties["Policies"]).map((policy) => field(policy, "PolicyDocument")),
  ]
  const statements = documents.flatMap((document) => list(field(document, "Statement")))
  const managed = list(Properties["ManagedPolicyArns"]).map((arn): Permission => ({
    effect: "Allow",
    holder: id,
    principal: "",
    action: "managed policy",
    resource: readable(arn),
    condition: "",
  }))
  return [...holders.flatMap((holder) => statements.flatMap((statement) => expand(holder, statement))), ...managed]
}

const DOCUMENTS = ["PolicyDocument", "AssumeRolePolicyDocument", "KeyPolicy", "ResourcePolicy"]

/** A policy of its own speaks for the roles it is attached to, so that moving a statement between the two is no change. */
function holdersOf(id: string, properties: Readonly<Record<string, CfnValue>>): readonly string[] {
  const attached = ["Roles", "Users", "Groups", "RoleName", "Queues", "Topics", "Bucket"].flatMap((name) =>
    list(properties[name]),
  )
  return attached.length === 0 ? [id] : attached.map(readable)
}

function expand(holder: string, statement: CfnValue): readonly Permission[] {
  const actions = list(field(statement, "Action") ?? notted(statement, "NotAction"))
  const resources = list(field(statement, "Resource") ?? notted(statement, "NotResource") ?? "")
  const principal = principalsOf(field(statement, "Principal") ?? notted(statement, "NotPrincipal"))
  const condition = readable(field(statement, "Condition") ?? "")
  const effect = field(statement, "Effect") === "Deny" ? "Deny" : "Allow"
  return actions.flatMap((action) =>
    resources.map((resource): Permission => ({
      effect,
      holder,
      principal,
      action: readable(action),
      resource: readable(resource),
      condition,
    })),
  )
}

/** `{ Service: "lambda.amazonaws.com" }` is known by the name alone. */
function principalsOf(principal: CfnValue | undefined): string {
  if (!isRecord(principal)) return readable(principal ?? "")
  return Object.values(principal).flatMap(list).map(readable).join(", ")
}

function invokePermission(properties: Readonly<Record<string, CfnValue>>): Permission {
  const limits = ["SourceArn", "SourceAccount", "PrincipalOrgID", "FunctionUrlAuthType"].flatMap((name) => {
    const value = properties[name]
    return value === undefined ? [] : [`${name} ${readable(value)}`]
  })
  return {
    effect: "Allow",
    // By name or by ARN, it is the same function.
    holder: readable(properties["FunctionName"] ?? "").replace(/\.Arn$/, ""),
    principal: readable(properties["Principal"] ?? ""),
    action: readable(properties["Action"] ?? ""),
    resource: "",
    condition: limits.join(", "),
  }
}

/** A value of a template as one line: references by their names, the rest as JSON. */
function readable(value: CfnValue): string {
  if (typeof value !== "object" || value === null) return String(value)
  const ref = field(value, "Ref")
  if (typeof ref === "string") return ref
  const attribute = field(value, "Fn::GetAtt")
  if (attribute !== undefined) return list(attribute).join(".")
  const sub = field(value, "Fn::Sub")
  if (typeof sub === "string") return sub
  const [separator, parts] = list(field(value, "Fn::Join"))
  if (typeof separator === "string" && parts !== undefined) return list(parts).map(readable).join(separator)
  return JSON.stringify(value)
}

function notted(statement: CfnValue, name: string): CfnValue | undefined {
  const value = field(statement, name)
  return value === undefined ? undefined : `not ${readable(value)}`
}

function field(value: CfnValue | undefined, name: string): CfnValue | undefined {
  return isRecord(value) ? value[name] : undefined
}

function isRecord(value: CfnValue | undefined): value is { readonly [key: string]: CfnValue } {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}

function list(value: CfnValue | undefined): readonly CfnValue[] {
  if (value === undefined) return []
  return isList(value) ? value : [value]
}

function isList(value: CfnValue): value is readonly CfnValue[] {
  return Array.isArray(value)
}
