import { isCfnList } from "../../model/cfn-field.ts"
import { canonicalJson } from "../../model/canonical-json.ts"
import type { AccessJudge, JudgedNeed, Judgement, SdkRequest } from "../../model/access-judge.ts"
import { showResource } from "../../model/show-resource.ts"
import type { CfnValue } from "../../model/cloudformation.ts"
import type { FunctionPolicy, Grant } from "../../model/grant.ts"
import type { StatementDocument } from "../../model/policy-document.ts"
import type { PlainPolicy, PlainStatement } from "../evaluate-policy.ts"
import type { RequestContext } from "@tsapi/framework/iam"
import { permissionsOf } from "../permissions/permissions-of.ts"
import { renderWholePolicy } from "../role-policies.ts"
import { clientPackage } from "./client-package.ts"
import { concreteEvents } from "./concrete-events.ts"
import { decide } from "./decide.ts"
import { inPlace, type LocalPlace, localValues } from "./local-values.ts"

/** Judges requests by the policies, with the same table of actions and resources that the policies were inferred with. */
export function createAccessJudge(policies: readonly FunctionPolicy[], place: LocalPlace): AccessJudge {
  const { textOf, declared, shown } = localValues(place)
  const byFunction = new Map(policies.map((policy) => [policy.functionId, policy]))
  const plain = new Map(policies.map((policy) => [policy.functionId, toPlain(policy, textOf)]))
  const single = new Map(policies.map(({ functionId, grants }) => [functionId, singleGrants(grants, textOf)]))

  function judge(functionId: string, request: SdkRequest): Judgement {
    if (byFunction.get(functionId)?.role !== undefined) {
      const note = "it runs with a role that exists already, whose policy is not known here; nothing is refused"
      return { ...unjudged, note }
    }
    const module = clientPackage(request.client)
    const policy = plain.get(functionId)
    if (module === undefined || policy === undefined) return unjudged
    const { events, read } = concreteEvents(module, request.operation, request.input)
    const needed = events.map((event) => permissionsOf(event))
    if (needed.some(({ warnings }) => warnings.some(({ code }) => code === "POLICY_OPERATION_UNKNOWN"))) return unjudged
    const needs = needed.flatMap(({ permissions }) =>
      permissions.map(({ action, resource, condition }): JudgedNeed => {
        const arn = inPlace(textOf(resource), place)
        const context = contextOf(condition, textOf)
        const handle = declared(arn)
        const decision = decide(policy, { action, resource: arn, context })
        const granted = (single.get(functionId) ?? []).filter(
          (one) => one.action === action && decide(one.policy, { action, resource: arn, context }) === "allow",
        )
        return {
          ...{ action, resource: arn, decision, shown: shown(arn) },
          granted: granted.map((one) => one.resource),
          ...(condition && { condition }),
          ...(handle && { declared: handle }),
        }
      }),
    )
    const verdict = needs.every(({ decision }) => decision === "allow") ? "allowed" : "refused"
    return { verdict, parameters: [...read], needs: distinct(needs) }
  }
  return { judge, warnings: (functionId) => byFunction.get(functionId)?.warnings ?? [] }
}

const unjudged: Judgement = { verdict: "unknown", parameters: [], needs: [] }

// One by one: which of them a request falls under is what `tsapi policy --observe` tells.
function singleGrants(grants: readonly Grant[], textOf: (value: CfnValue) => string) {
  return grants.map((grant) => {
    return {
      action: grant.action,
      resource: showResource(grant.resource),
      policy: toPlain({ grants: [grant] }, textOf),
    }
  })
}

function toPlain(policy: Pick<FunctionPolicy, "grants" | "file">, textOf: (value: CfnValue) => string): PlainPolicy {
  return { Statement: renderWholePolicy(policy).Statement.map((statement) => plainStatement(statement, textOf)) }
}

// What renders a policy, and what reads a policy file, vouch for the shape.
function plainStatement(statement: StatementDocument, textOf: (value: CfnValue) => string): PlainStatement {
  const texts = (value: CfnValue): string | string[] => (isCfnList(value) ? value.map(textOf) : textOf(value))
  const entries = Object.entries(statement).map(([name, value]) => [
    name,
    name === "Condition" ? conditionText(value, texts) : texts(value),
  ])
  return Object.fromEntries(entries) as PlainStatement
}

function conditionText(condition: CfnValue, texts: (value: CfnValue) => string | string[]) {
  const keys = (part: CfnValue) => Object.entries(Object(part) as Readonly<Record<string, CfnValue>>)
  return Object.fromEntries(
    keys(condition).map(([operator, part]) => [
      operator,
      Object.fromEntries(keys(part).map(([key, value]) => [key, texts(value)])),
    ]),
  )
}

// A permission's condition says what the request itself will carry.
function contextOf(condition: Grant["condition"], textOf: (value: CfnValue) => string): RequestContext {
  const keys = Object.values(condition ?? {}).flatMap((part) => Object.entries(part))
  return Object.fromEntries(keys.map(([key, value]) => [key, textOf(value)]))
}

function distinct(needs: readonly JudgedNeed[]): readonly JudgedNeed[] {
  return [
    ...new Map(
      needs.map((need) => [canonicalJson([need.action, need.resource, need.condition ?? null]), need]),
    ).values(),
  ]
}
