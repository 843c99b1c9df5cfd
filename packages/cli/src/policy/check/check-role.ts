import type { Grant } from "../../model/grant.ts"
import type { SourceLocation } from "../../model/source-location.ts"
import type { AccessRequest } from "../evaluate-policy.ts"
import { withoutUntold } from "../without-untold.ts"
import { nearMisses } from "./near-misses.ts"
import { isAction, type Pair, type TakenApart, takeApart } from "./pairs.ts"
import { type RecordedCall, recordedCall } from "./recorded-call.ts"
import type { RoleDocument } from "./role-documents.ts"
import { showArn } from "./show-arn.ts"
import { sizeFaults } from "./size-faults.ts"
import { unknownToIam } from "./unknown-to-iam.ts"

/** The five properties of a role's policies, in the order in which they are shown. */
export const checkNames = ["sufficient", "minimal", "near misses", "known to IAM", "size"] as const

export type CheckName = (typeof checkNames)[number]

export interface CheckResult {
  readonly name: CheckName
  /** How many calls, permissions, requests or documents were looked at. */
  readonly examined: number
  readonly faults: readonly Fault[]
}

export interface Fault {
  readonly message: string
  /** The line that needs or declares what is at fault, where there is one. */
  readonly location?: SourceLocation
  /** A condition, on the caller's address for one, decides, and nothing here shows whether it holds. */
  readonly isConditional?: true
}

export interface CheckedRole {
  readonly documents: readonly RoleDocument[]
  /** What the function's code, its kinds and its declarations need. */
  readonly needs: readonly Grant[]
  /** Physical names begin with it. */
  readonly stackName: string
}

/** Judges the policies of a role as they will be deployed, by an evaluator that shares nothing with what made them. */
export function checkRole({ documents, needs, stackName }: CheckedRole): readonly CheckResult[] {
  const statements = documents.flatMap((document) => document.statements)
  const role = takeApart(statements)
  const calls = needs.map(recordedCall)
  const told = new Set(calls.flatMap(({ request }) => Object.keys(request.context ?? {})))
  const atBest = takeApart(statements.map((statement) => withoutUntold(statement)))
  const asTold = takeApart(statements.map((statement) => withoutUntold(statement, (key) => told.has(key))))
  const near = role.pairs.map((pair) => ({ pair, requests: nearMisses(pair, calls) }))
  return [
    { name: "sufficient", examined: calls.length, faults: calls.flatMap((call) => refused(call, { role, atBest })) },
    { name: "minimal", examined: role.pairs.length, faults: sparePairs(asTold, calls) },
    {
      name: "near misses",
      examined: near.reduce((sum, { requests }) => sum + requests.length, 0),
      faults: near.flatMap(({ pair, requests }) => allowedByAccident(requests, { pair, role, calls })),
    },
    {
      name: "known to IAM",
      examined: role.pairs.length,
      faults: role.pairs.flatMap((pair) => withPlace(unknownToIam(pair), placeOf(pair, calls))),
    },
    {
      name: "size",
      examined: documents.length,
      faults: sizeFaults(documents, stackName).map((message) => ({ message })),
    },
  ]
}

function refused(
  { grant, pattern, request }: RecordedCall,
  { role, atBest }: { readonly role: TakenApart; readonly atBest: TakenApart },
): readonly Fault[] {
  if (role.allows(request)) return []
  const subject = show({ ...grant, resource: pattern })
  if (!atBest.allows(request)) return withPlace(`${subject} is needed and not allowed`, grant.evidence[0])
  const faults = withPlace(`${subject} is needed, and allowed on a condition only`, grant.evidence[0])
  return faults.map((fault) => ({ ...fault, isConditional: true }))
}

// Without a permission that is not spare, some recorded call would be refused.
function sparePairs(role: TakenApart, calls: readonly RecordedCall[]): readonly Fault[] {
  const only = calls.map(({ request }) => role.allowedBy(request)).filter(({ length }) => length === 1)
  const needed = new Set(only.flat())
  return role.pairs
    .filter((pair) => !needed.has(pair))
    .flatMap((pair) => withPlace(`${show(pair)} is allowed and not needed`, placeOf(pair, calls)))
}

function allowedByAccident(
  requests: readonly AccessRequest[],
  { pair, role, calls }: { readonly pair: Pair; readonly role: TakenApart; readonly calls: readonly RecordedCall[] },
): readonly Fault[] {
  const allowed = requests.filter((request) => role.isAllowedBy(pair, request))
  const [first] = allowed
  if (!first) return []
  const more = allowed.length > 1 ? ` and ${allowed.length - 1} more like it` : ""
  return withPlace(`${show(pair)} also allows ${show(first)}${more}`, placeOf(pair, calls))
}

function placeOf({ action }: Pick<Pair, "action">, calls: readonly RecordedCall[]): SourceLocation | undefined {
  return calls.find(({ request }) => isAction({ action }, request))?.grant.evidence[0]
}

function withPlace(message: string | undefined, place: SourceLocation | undefined): readonly Fault[] {
  if (message === undefined) return []
  return [{ message, ...(place && { location: { file: place.file, line: place.line } }) }]
}

function show({ action, resource }: Pick<Pair, "action" | "resource">): string {
  return `${action} on ${showArn(resource)}`
}
