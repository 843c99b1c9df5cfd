import type { CfnTemplate } from "../../src/model/cloudformation.ts"
import { resolveValue } from "./resolve-value.ts"
import type { FakeChangeSet, FakeStack } from "./stack-model.ts"

/** What an operation does to the world around the stack. */
export interface World {
  /** Logs an event and sets the resource's, or the stack's own, status. */
  event(stack: FakeStack, logicalId: string, status: string, reason?: string): void
  /** Makes a resource and returns its physical id. */
  make(stack: FakeStack, logicalId: string, type: string): string
  destroy(type: string, physicalId: string): void
  /** Why a create, update, delete or rollback of a resource fails; undefined lets it pass. */
  failureOf(stack: FakeStack, logicalId: string, phase: Phase): string | undefined
}

export type Phase = "create" | "delete" | "rollback" | "update"

/** Creates what the change set adds; a failure deletes it again and ends in ROLLBACK_COMPLETE. */
export function* runCreate(world: World, stack: FakeStack, next: Pick<FakeChangeSet, "rollbackDisabled" | "template">) {
  world.event(stack, stack.name, "CREATE_IN_PROGRESS", "User Initiated")
  yield
  stack.template = next.template
  const failed = yield* makeAll(world, stack, creationOrder(next.template))
  if (failed === undefined) {
    stack.outputs = outputsOf(stack)
    world.event(stack, stack.name, "CREATE_COMPLETE")
    return
  }
  if (next.rollbackDisabled) return world.event(stack, stack.name, "CREATE_FAILED", failed)
  world.event(stack, stack.name, "ROLLBACK_IN_PROGRESS", `${failed} Rollback requested by user.`)
  yield
  const stuck = yield* deleteAll(world, stack, "rollback")
  world.event(stack, stack.name, stuck ? "ROLLBACK_FAILED" : "ROLLBACK_COMPLETE", stuck)
}

/** Applies a change set; a failure, or CancelUpdateStack, puts everything back. */
export function* runUpdate(world: World, stack: FakeStack, next: FakeChangeSet) {
  const before = {
    template: stack.template,
    parameters: stack.parameters,
    tags: stack.tags,
    resources: new Map(stack.resources),
  }
  Object.assign(stack, { template: next.template, parameters: next.parameters, tags: next.tags })
  world.event(stack, stack.name, "UPDATE_IN_PROGRESS", "User Initiated")
  yield
  const failed = yield* applyChanges(world, stack, next)
  if (failed === undefined) {
    world.event(stack, stack.name, "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS")
    yield
    const gone = next.changes
      .filter(({ Action }) => Action === "Remove")
      .map(({ LogicalResourceId }) => LogicalResourceId)
    yield* deleteSome(world, { ...stack, template: before.template }, gone, "delete")
    stack.outputs = outputsOf(stack)
    return world.event(stack, stack.name, "UPDATE_COMPLETE")
  }
  Object.assign(stack, { template: before.template, parameters: before.parameters, tags: before.tags })
  if (next.rollbackDisabled) return world.event(stack, stack.name, "UPDATE_FAILED", failed)
  yield* runRollback(world, stack, {
    reason: failed,
    changed: next.changes.map(({ LogicalResourceId }) => LogicalResourceId),
    before: before.resources,
  })
}

/** Puts changed resources back as they were; ends in UPDATE_ROLLBACK_COMPLETE or UPDATE_ROLLBACK_FAILED. */
export function* runRollback(
  world: World,
  stack: FakeStack,
  { reason, changed, before }: { reason: string; changed: readonly string[]; before: FakeStack["resources"] },
) {
  world.event(stack, stack.name, "UPDATE_ROLLBACK_IN_PROGRESS", reason)
  yield
  const stuck: string[] = []
  for (const id of changed.filter((id) => before.has(id))) {
    world.event(stack, id, "UPDATE_IN_PROGRESS")
    yield
    const why = world.failureOf(stack, id, "rollback")
    if (why !== undefined) stuck.push(id)
    world.event(stack, id, why === undefined ? "UPDATE_COMPLETE" : "UPDATE_FAILED", why)
    yield
  }
  if (stuck.length > 0) {
    const text = `The following resource(s) failed to update: [${stuck.join(", ")}].`
    return world.event(stack, stack.name, "UPDATE_ROLLBACK_FAILED", text)
  }
  world.event(stack, stack.name, "UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS")
  yield
  yield* deleteSome(
    world,
    stack,
    changed.filter((id) => !before.has(id) && stack.resources.has(id)),
    "delete",
  )
  world.event(stack, stack.name, "UPDATE_ROLLBACK_COMPLETE")
}

/** Deletes everything but what its policy retains. */
export function* runDelete(world: World, stack: FakeStack) {
  world.event(stack, stack.name, "DELETE_IN_PROGRESS", "User Initiated")
  yield
  const stuck = yield* deleteAll(world, stack, "delete")
  world.event(stack, stack.name, stuck ? "DELETE_FAILED" : "DELETE_COMPLETE", stuck)
}

function* makeAll(world: World, stack: FakeStack, ids: readonly string[]): Generator<void, string | undefined> {
  for (const [index, id] of ids.entries()) {
    const type = stack.template.Resources[id]?.Type ?? ""
    world.event(stack, id, "CREATE_IN_PROGRESS")
    yield
    const why = world.failureOf(stack, id, "create")
    if (why !== undefined) {
      world.event(stack, id, "CREATE_FAILED", why)
      yield* cancelNext(world, stack, ids[index + 1])
      return `The following resource(s) failed to create: [${id}].`
    }
    stack.resources.set(id, { type, physicalId: world.make(stack, id, type), status: "CREATE_IN_PROGRESS" })
    world.event(stack, id, "CREATE_COMPLETE")
    yield
  }
  return undefined
}

/** CloudFormation works on several resources at once and stops the others when one fails. */
function* cancelNext(world: World, stack: FakeStack, id: string | undefined) {
  if (id === undefined) return
  world.event(stack, id, "CREATE_IN_PROGRESS")
  yield
  world.event(stack, id, "CREATE_FAILED", "Resource creation cancelled")
  yield
}

function* applyChanges(world: World, stack: FakeStack, next: FakeChangeSet): Generator<void, string | undefined> {
  const added = next.changes.filter(({ Action }) => Action === "Add").map(({ LogicalResourceId }) => LogicalResourceId)
  const order = creationOrder(next.template)
  for (const { Action, LogicalResourceId: id, ResourceType: type, Replacement } of next.changes) {
    if (Action !== "Modify") continue
    if (stack.cancelled) return "User Initiated"
    world.event(stack, id, "UPDATE_IN_PROGRESS")
    yield
    const why = world.failureOf(stack, id, "update")
    if (why !== undefined) {
      world.event(stack, id, "UPDATE_FAILED", why)
      yield
      return `The following resource(s) failed to update: [${id}].`
    }
    if (Replacement === "True") stack.resources.set(id, { type, physicalId: world.make(stack, id, type), status: "" })
    world.event(stack, id, "UPDATE_COMPLETE")
    yield
  }
  return yield* makeAll(
    world,
    stack,
    order.filter((id) => added.includes(id)),
  )
}

function* deleteAll(world: World, stack: FakeStack, phase: Phase): Generator<void, string | undefined> {
  const order = creationOrder(stack.template).toReversed()
  return yield* deleteSome(
    world,
    stack,
    order.filter((id) => stack.resources.has(id)),
    phase,
  )
}

function* deleteSome(
  world: World,
  stack: FakeStack,
  ids: readonly string[],
  phase: Phase,
): Generator<void, string | undefined> {
  const stuck: string[] = []
  for (const id of ids) {
    const { type = "", physicalId = "" } = stack.resources.get(id) ?? {}
    const policy = stack.template.Resources[id]?.DeletionPolicy
    if (policy === "Retain" || (policy === "RetainExceptOnCreate" && phase !== "rollback")) {
      world.event(stack, id, "DELETE_SKIPPED")
      stack.resources.delete(id)
      continue
    }
    world.event(stack, id, "DELETE_IN_PROGRESS")
    yield
    const why = world.failureOf(stack, id, phase)
    if (why === undefined) {
      world.destroy(type, physicalId)
      world.event(stack, id, "DELETE_COMPLETE")
      stack.resources.delete(id)
    } else {
      stuck.push(id)
      world.event(stack, id, "DELETE_FAILED", why)
    }
    yield
  }
  return stuck.length === 0 ? undefined : `The following resource(s) failed to delete: [${stuck.join(", ")}].`
}

/** What a resource refers to comes before it. */
function creationOrder(template: CfnTemplate): readonly string[] {
  const ids = Object.keys(template.Resources)
  const ordered: string[] = []
  const visit = (id: string): void => {
    if (ordered.includes(id)) return
    const text = JSON.stringify(template.Resources[id]?.Properties ?? {})
    for (const other of ids) {
      if (other !== id && new RegExp(`"${other}"|\\$\\{${other}[.}]`).test(text)) visit(other)
    }
    ordered.push(id)
  }
  ids.forEach(visit)
  return ordered
}

function outputsOf(stack: FakeStack): Readonly<Record<string, string>> {
  const outputs = Object.entries(stack.template.Outputs)
  return Object.fromEntries(outputs.map(([name, { Value }]) => [name, resolveValue(Value, stack)]))
}
