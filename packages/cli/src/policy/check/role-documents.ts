import { cfnField, cfnList, isCfnRecord } from "../../model/cfn-field.ts"
import type { CfnTemplate, CfnValue } from "../../model/cloudformation.ts"
import type { RolePolicies, StatementDocument } from "../../model/policy-document.ts"
import type { PlainStatement } from "../evaluate-policy.ts"
import { plainText } from "../plain-text.ts"

/** One policy document of a role, as the template has it, with made-up values for what CloudFormation fills in. */
export interface RoleDocument {
  readonly kind: "inline" | "managed"
  readonly statements: readonly PlainStatement[]
  /** The statements with their intrinsic functions. */
  readonly template: readonly StatementDocument[]
}

/** All that a template allows a role to do. */
export function roleDocuments({ Resources }: CfnTemplate, roleId: string): readonly RoleDocument[] {
  const own = cfnList(Resources[roleId]?.Properties?.["Policies"]).map((policy) => cfnField(policy, "PolicyDocument"))
  const attached = Object.values(Resources).flatMap(({ Type, Properties = {} }) => {
    const kind = kinds.get(Type)
    const isOfRole = cfnList(Properties["Roles"]).some((role) => cfnField(role, "Ref") === roleId)
    return kind && isOfRole ? [{ kind, document: Properties["PolicyDocument"] }] : []
  })
  return [...own.map((document) => ({ kind: "inline" as const, document })), ...attached].map(({ kind, document }) =>
    toRoleDocument(kind, cfnList(cfnField(document, "Statement")).filter(isCfnRecord)),
  )
}

/** The same of policies that are in no template. */
export function dividedDocuments(policies: RolePolicies): readonly RoleDocument[] {
  if (policies.kind === "inline") return [toRoleDocument("inline", policies.statements)]
  return policies.documents.map((statements) => toRoleDocument("managed", statements))
}

export function toRoleDocument(kind: RoleDocument["kind"], template: readonly StatementDocument[]): RoleDocument {
  return { kind, template, statements: template.map(plainStatement) }
}

const kinds: ReadonlyMap<string, RoleDocument["kind"]> = new Map([
  ["AWS::IAM::Policy", "inline"],
  ["AWS::IAM::ManagedPolicy", "managed"],
])

function plainStatement(statement: CfnValue): PlainStatement {
  const texts = (name: string) => {
    const value = cfnField(statement, name)
    return value === undefined ? {} : { [name]: cfnList(value).map(plainText) }
  }
  const condition = cfnField(statement, "Condition")
  return {
    Effect: cfnField(statement, "Effect") === "Deny" ? "Deny" : "Allow",
    ...texts("Action"),
    ...texts("NotAction"),
    ...texts("Resource"),
    ...texts("NotResource"),
    ...(isCfnRecord(condition) && { Condition: plainCondition(condition) }),
  }
}

/** A condition whose values are texts. */
export function plainCondition(condition: Readonly<Record<string, CfnValue>>) {
  const plainKeys = (keys: CfnValue) =>
    isCfnRecord(keys) ? Object.entries(keys).map(([key, values]) => [key, cfnList(values).map(plainText)] as const) : []
  return Object.fromEntries(
    Object.entries(condition).map(([operator, keys]) => [operator, Object.fromEntries(plainKeys(keys))]),
  )
}
