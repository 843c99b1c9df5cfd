import type { CfnResource, CfnTemplate, CfnValue } from "../model/cloudformation.ts"

/** One permission that a template grants or denies. */
export interface Permission {
  readonly effect: "Allow" | "Deny"
  /** The logical id (or name) of the role, function or resource whose policy says it. */
  readonly holder: string
  /** The logical id of the template's resource that holds the words. */
  readonly statedIn: string
  /** Who may do it, in a policy of a resource or a role's trust; empty in the policy of a role. */
  readonly principal: string
  readonly action: string
  /** Readable: `TodosTable.Arn`, `*`. */
  readonly resource: string
  /** The same as an ARN where that can be said, for comparing: `arn:…:table/${TodosTable}`. */
  readonly arn: string
  /** Empty for none. */
  readonly condition: string
  readonly limits: readonly Limit[]
}

/** One part of a condition: the key's value must be one of these, or whatever the operator says. */
export interface Limit {
  readonly operator: string
  readonly key: string
  readonly values: readonly string[]
}

/** How an action or a resource begins that names what is excepted. */
export const NOT = "not "

/** Every permission in a template, in whichever resource it stands. */
export function readPermissions(template: CfnTemplate): readonly Permission[] {
  return Object.entries(template.Resources).flatMap(([id, resource]) => permissionsOf(id, { resource, template }))
}

interface Placed {
  readonly resource: CfnResource
  readonly template: CfnTemplate
}

function permissionsOf(id: string, { resource: { Type, Properties = {} }, template }: Placed): readonly Permission[] {
  if (Type === "AWS::Lambda::Permission") return [invokePermission(id, Properties)]
  if (Type === "AWS::Lambda::Function") return foreignRole(id, Properties)
  const documents = [
    ...DOCUMENTS.map((name) => Properties[name]),
    ...list(Properties["Policies"]).map((policy) => field(policy, "PolicyDocument")),
  ]
  const statements = documents.flatMap((document) => list(field(document, "Statement")))
  const stated = holdersOf(id, { properties: Properties, template }).flatMap((holder) =>
    statements.flatMap((statement) => expand(statement, { holder, statedIn: id, template })),
  )
  const attached = list(Properties["ManagedPolicyArns"]).filter((arn) => !isManagedPolicy(arn, template))
  const managed = attached.map((arn) => wholePolicy(id, `do what ${readable(arn)} allows`))
  const { PermissionsBoundary: boundary } = Properties
  const bounded = boundary === undefined ? [] : [`go beyond what ${readable(boundary)} allows`]
  return [...stated, ...managed, ...bounded.map((action) => ({ ...wholePolicy(id, action), effect: "Deny" as const }))]
}

const DOCUMENTS = ["PolicyDocument", "AssumeRolePolicyDocument", "KeyPolicy", "ResourcePolicy"]

/** A policy of its own speaks for the roles it is attached to, so that moving a statement between the two is no change. */
function holdersOf(
  id: string,
  { properties, template }: { properties: Readonly<Record<string, CfnValue>>; template: CfnTemplate },
): readonly string[] {
  const attached = ["Roles", "Users", "Groups", "RoleName", "Queues", "Topics", "Bucket"].flatMap((name) =>
    list(properties[name]),
  )
  const attaching = Object.entries(template.Resources).flatMap(([holder, { Properties = {} }]) =>
    list(Properties["ManagedPolicyArns"]).some((arn) => readable(arn) === id) ? [holder] : [],
  )
  const holders = new Set([...attached.map(readable), ...attaching])
  return holders.size === 0 ? [id] : [...holders]
}

function isManagedPolicy(arn: CfnValue, { Resources }: CfnTemplate): boolean {
  return Resources[readable(arn)]?.Type === "AWS::IAM::ManagedPolicy"
}

/** What a policy allows whose statements are not in the template. */
function wholePolicy(holder: string, action: string): Permission {
  const nothing = { principal: "", resource: "", arn: "", condition: "", limits: [] }
  return { effect: "Allow", holder, statedIn: holder, action, ...nothing }
}

/** A function whose role is not made by the template. */
function foreignRole(id: string, { Role: role }: Readonly<Record<string, CfnValue>>): readonly Permission[] {
  return typeof role === "string" ? [wholePolicy(id, `do what the role ${role} allows`)] : []
}

function expand(statement: CfnValue, place: Pick<Permission, "holder" | "statedIn"> & { template: CfnTemplate }) {
  const { template, ...of } = place
  const actions = list(field(statement, "Action") ?? notted(statement, "NotAction"))
  const resources = list(field(statement, "Resource") ?? notted(statement, "NotResource") ?? "")
  const principals = principalsOf(field(statement, "Principal") ?? notted(statement, "NotPrincipal"))
  const condition = field(statement, "Condition")
  const effect = field(statement, "Effect") === "Deny" ? ("Deny" as const) : ("Allow" as const)
  return actions.flatMap((action) =>
    resources.flatMap((resource) =>
      principals.map((principal): Permission => ({
        ...of,
        effect,
        principal,
        action: readable(action),
        resource: readable(resource),
        arn: arnOf(readable(resource), template),
        condition: readable(condition ?? ""),
        limits: limitsOf(condition),
      })),
    ),
  )
}

/** `{ Service: "lambda.amazonaws.com" }` is known by the name alone. */
function principalsOf(principal: CfnValue | undefined): readonly string[] {
  if (!isRecord(principal)) return [readable(principal ?? "")]
  return Object.values(principal).flatMap(list).map(readable)
}

function limitsOf(condition: CfnValue | undefined): readonly Limit[] {
  if (!isRecord(condition)) return []
  return Object.entries(condition).flatMap(([operator, keys]) =>
    isRecord(keys)
      ? Object.entries(keys).map(([key, values]) => ({
          operator,
          key: key.toLowerCase(),
          values: list(values).map(readable),
        }))
      : [],
  )
}

/** The ARN that CloudFormation will give to what the template declares, so that `table/*` is seen to hold it. */
function arnOf(text: string, { Resources }: CfnTemplate): string {
  return text.replaceAll(/^(\w+)\.Arn$|\$\{(\w+)\.Arn\}/g, (all, alone?: string, inText?: string) => {
    const id = alone ?? inText ?? ""
    const format = ARNS.get(Resources[id]?.Type ?? "")
    return format === undefined ? all : format.replace("NAME", `\${${id}}`)
  })
}

const PLACE = "${AWS::Region}:${AWS::AccountId}"
const ARNS: ReadonlyMap<string, string> = new Map([
  ["AWS::DynamoDB::Table", `arn:\${AWS::Partition}:dynamodb:${PLACE}:table/NAME`],
  ["AWS::Lambda::Function", `arn:\${AWS::Partition}:lambda:${PLACE}:function:NAME`],
  ["AWS::Logs::LogGroup", `arn:\${AWS::Partition}:logs:${PLACE}:log-group:NAME:*`],
])

function invokePermission(id: string, properties: Readonly<Record<string, CfnValue>>): Permission {
  const limits = ["SourceArn", "SourceAccount", "PrincipalOrgID", "FunctionUrlAuthType"].flatMap((key) => {
    const value = properties[key]
    return value === undefined ? [] : [{ operator: "ArnLike", key, values: [readable(value)] }]
  })
  return {
    effect: "Allow",
    // By name or by ARN, it is the same function.
    holder: readable(properties["FunctionName"] ?? "").replace(/\.Arn$/, ""),
    statedIn: id,
    principal: readable(properties["Principal"] ?? ""),
    action: readable(properties["Action"] ?? ""),
    resource: "",
    arn: "",
    condition: limits.map(({ key, values }) => `${key} ${values.join(", ")}`).join(", "),
    limits,
  }
}

/** A value of a template as one line: references by their names, the rest as JSON. */
export function readable(value: CfnValue): string {
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
  return value === undefined ? undefined : `${NOT}${readable(value)}`
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
