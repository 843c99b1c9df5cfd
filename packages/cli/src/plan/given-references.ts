import { UserError } from "../errors/user-error.ts"
import type { ResourceReference } from "../model/app-model.ts"
import type { Evidence, Grant } from "../model/grant.ts"
import { isReachable } from "./reference-environment.ts"

/** A function that may be told of resources. */
export interface Receiver {
  readonly id: string
  readonly modules: readonly string[]
  readonly grants: readonly Grant[]
}

/**
 * The references that each function is given. Some resources need functions to exist before them: what such a function is
 * told must not lead back to it. Of what makes a circle, that is left out which no call of its function uses.
 *
 * Throws REFERENCE_CIRCULAR where all of it is used.
 */
export function givenReferences(
  receivers: readonly Receiver[],
  references: readonly ResourceReference[],
): ReadonlyMap<string, readonly ResourceReference[]> {
  const withheld = new Set<Wish>()
  const given: Wish[] = []
  const wishes = receivers.flatMap((receiver) => wishesOf(receiver, references))
  for (const wish of wishes.toSorted((one, other) => weight(other) - weight(one))) {
    const way = wayBack(wish, given)
    if (way === undefined) given.push(wish)
    else if (wish.use && !isToldByEvents(wish)) throw circular(wish, wish.use, way)
    else withheld.add(wish)
  }
  return new Map(
    receivers.map(({ id }) => {
      const missing = [...withheld].flatMap(({ functionId, reference }) => (functionId === id ? [reference] : []))
      return [id, references.filter((reference) => !missing.includes(reference))]
    }),
  )
}

interface Wish {
  readonly functionId: string
  readonly reference: ResourceReference
  /** Where the function's code uses the resource. */
  readonly use: Evidence | undefined
}

function wishesOf({ id, modules, grants }: Receiver, references: readonly ResourceReference[]): readonly Wish[] {
  return references
    .filter((reference) => reference.withheldFrom?.length && isReachable(reference, modules))
    .map((reference) => {
      const arn = JSON.stringify(reference.arn)
      const used = grants.find(({ resource }) => JSON.stringify(resource) === arn)
      return { functionId: id, reference, use: used?.evidence[0] }
    })
}

// Code may read the id of a user pool without calling AWS, as where it checks tokens itself; that of a workflow is for calls.
function weight({ use, reference }: Wish): number {
  return (use ? 2 : 0) + (reference.isInEvents ? 1 : 0)
}

/** The resources from what is wished for to the one that needs the function; undefined where there is none. */
function wayBack(wish: Wish, given: readonly Wish[]): readonly ResourceReference[] | undefined {
  const ways: (readonly ResourceReference[])[] = [[wish.reference]]
  const seen = new Set<ResourceReference>([wish.reference])
  for (const way of ways) {
    const needed = way.at(-1)?.withheldFrom ?? []
    if (needed.includes(wish.functionId)) return way
    for (const { functionId, reference } of given) {
      if (!needed.includes(functionId) || seen.has(reference)) continue
      seen.add(reference)
      ways.push([...way, reference])
    }
  }
  return undefined
}

function isToldByEvents({ functionId, reference }: Wish): boolean {
  return reference.isInEvents === true && reference.withheldFrom?.includes(functionId) === true
}

function circular(
  { functionId, reference }: Wish,
  { file, line }: Evidence,
  way: readonly ResourceReference[],
): UserError {
  const others = way.slice(1).map(({ id }) => id)
  const problem =
    others.length === 0
      ? `${functionId} uses ${reference.id}, which itself runs ${functionId}`
      : `${functionId} uses ${reference.id}, whose functions use ${others.join(" and ")}, which runs ${functionId}`
  return new UserError("REFERENCE_CIRCULAR", problem, {
    hint:
      others.length === 0
        ? "Pass the ARN in the task's input: flow.context.StateMachine.Id. CloudFormation can make neither first."
        : "CloudFormation can make neither first. Let one of them send a message to a queue, whose method does the rest.",
    location: { file, line },
  })
}
