import { templateText } from "../model/template-text.ts"
import { cfnField, cfnList, isCfnRecord } from "../model/cfn-field.ts"
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
    ...cfnList(Properties["Policies"]).map((policy) => cfnField(policy, "PolicyDocument")),
  ]
  const statements = documents.flatMap((document) => cfnList(cfnField(document, "Statement")))
  const stated = holdersOf(id, { properties: Properties, template }).flatMap((holder) =>
    statements.flatMap((statement) => expand(statement, { holder, statedIn: id, template })),
  )
  const attached = cfnList(Properties["ManagedPolicyArns"]).filter((arn) => !isManagedPolicy(arn, template))
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
    cfnList(properties[name]),
  )
  const attaching = Object.entries(template.Resources).flatMap(([holder, { Properties = {} }]) =>
    cfnList(Properties["ManagedPolicyArns"]).some((arn) => readable(arn) === id) ? [holder] : [],
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
  const actions = cfnList(cfnField(statement, "Action") ?? notted(statement, "NotAction"))
  const resources = cfnList(cfnField(statement, "Resource") ?? notted(statement, "NotResource") ?? "")
  const principals = principalsOf(cfnField(statement, "Principal") ?? notted(statement, "NotPrincipal"))
  const condition = cfnField(statement, "Condition")
  const effect = cfnField(statement, "Effect") === "Deny" ? ("Deny" as const) : ("Allow" as const)
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
  if (!isCfnRecord(principal)) return [readable(principal ?? "")]
  return Object.values(principal).flatMap(cfnList).map(readable)
}

function limitsOf(condition: CfnValue | undefined): readonly Limit[] {
  if (!isCfnRecord(condition)) return []
  return Object.entries(condition).flatMap(([operator, keys]) =>
    isCfnRecord(keys)
      ? Object.entries(keys).map(([key, values]) => ({
          operator,
          key: key.toLowerCase(),
          values: cfnList(values).map(readable),
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
  const limits = [
    "SourceArn",
    "SourceAccount",
    "PrincipalOrgID",
    "FunctionUrlAuthType",
    "InvokedViaFunctionUrl",
  ].flatMap((key) => {
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

/** A value of a template as one line: references by their names, conditions as JSON. */
export function readable(value: CfnValue): string {
  if (typeof value !== "object" || value === null) return String(value)
  const ref = cfnField(value, "Ref")
  if (typeof ref === "string") return ref
  const attribute = cfnField(value, "Fn::GetAtt")
  if (attribute !== undefined) return cfnList(attribute).join(".")
  const sub = cfnField(value, "Fn::Sub")
  if (typeof sub === "string") return sub
  const [separator, parts] = cfnList(cfnField(value, "Fn::Join"))
  if (typeof separator === "string" && parts !== undefined) return cfnList(parts).map(readable).join(separator)
  return templateText(value, { reference: (name) => name, attribute: (name) => name })
}

function notted(statement: CfnValue, name: string): CfnValue | undefined {
  const value = cfnField(statement, name)
  return value === undefined ? undefined : `${NOT}${readable(value)}`
}
