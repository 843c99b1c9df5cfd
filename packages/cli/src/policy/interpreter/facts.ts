import type { Frame } from "./frame.ts"
import { widened } from "./widened.ts"
import { type ClassValue, type InstanceValue, keyOf, union, unknown, type Value, type ValueSet } from "./value.ts"

// Rounds in which what a property holds may grow.
const patience = 8
const tooMany: ReadonlySet<string> = new Set([unknown("limit").key, unknown("code").key])

/** What is learned while walking, kept between rounds until nothing new is found. */
export interface Facts {
  /** Grows whenever something new is learned. */
  readonly version: number
  /** How often the program was walked. */
  round: number
  /** All frames of a function. */
  framesOf(fnId: number): readonly Frame[]
  addFrame(frame: Frame): void
  /** What was assigned to a property of an object; `undefined` is a name that is not known. */
  writes(object: Value, name: string | undefined): ValueSet
  /** Whatever was assigned to any property of it. */
  anyWrites(object: Value): ValueSet
  /** The properties that were assigned; `undefined` among them for ones whose name is not known. */
  writtenNames(object: Value): readonly (string | undefined)[]
  /** Whether it may no longer be what the code spells out. */
  hasWrites(object: Value): boolean
  /** What was assigned to any property of an object. */
  allWrites(object: Value): ValueSet
  /** The object is not what the code spells out, whatever it is. */
  change(object: Value): void
  /** Computed names under which something was assigned to an object. */
  keys(object: Value): ValueSet
  addKeys(object: Value, names: ValueSet): void
  /** `isOwn`: assigned by the function that made the object, to the name that holds it. */
  write(object: Value, name: string | undefined, values: ValueSet, isOwn?: boolean): void
  /** Whether anything else assigns to it. */
  isShared(object: Value): boolean
  /** Names of the properties for which a getter was defined while running. */
  readonly getterNames: Set<string>
  /** Objects and instances that the app throws somewhere. */
  readonly thrown: ValueSet
  addThrown(values: ValueSet): void
  /** Something changed that only another round will show. */
  touch(): void
  readonly instances: readonly InstanceValue[]
  addInstance(instance: InstanceValue): void
  readonly middleware: readonly Middleware[]
  addMiddleware(middleware: Middleware): void
  readonly decorated: ReadonlyMap<string, readonly DecoratedClass[]>
  decorate(decorated: DecoratedClass): void
}

export interface Middleware {
  /** Absent: for every kind. */
  readonly kind: string | undefined
  readonly run: ValueSet
}

/** A framework decorator on a class, or on one of its methods. */
export interface DecoratedClass {
  readonly class: ClassValue
  readonly method: string | undefined
  readonly decorator: string
  readonly middleware: ValueSet
}

export function createFacts(): Facts {
  const frames = new Map<number, Frame[]>()
  const heap = new Map<string, Map<string | undefined, ValueSet>>()
  const keys = new Map<string, ValueSet>()
  const instances = new Map<string, InstanceValue>()
  const middleware = new Map<string, Middleware>()
  const decorated = new Map<string, DecoratedClass[]>()
  const seen = new Set<string>()
  const shared = new Set<string>()
  const share = (object: Value): void => {
    if (object.kind !== "object" || shared.has(object.key)) return
    shared.add(object.key)
    version += 1
  }
  let thrown: ValueSet = []
  let version = 0
  const facts: Facts = {
    round: 0,
    getterNames: new Set(),
    get version() {
      return version
    },
    framesOf: (fnId) => frames.get(fnId) ?? [],
    addFrame(frame) {
      const known = frames.get(frame.fn.id)
      if (known) known.push(frame)
      else frames.set(frame.fn.id, [frame])
      version += 1
    },
    writes: (object, name) => heap.get(object.key)?.get(name) ?? [],
    anyWrites: (object) => union(...(heap.get(object.key)?.values() ?? [])),
    writtenNames: (object) => [...(heap.get(object.key)?.keys() ?? [])],
    hasWrites: (object) => heap.has(object.key),
    allWrites: (object) => union(...(heap.get(object.key)?.values() ?? [])),
    change(object) {
      share(object)
      if (heap.has(object.key)) return
      heap.set(object.key, new Map())
      version += 1
    },
    keys: (object) => keys.get(object.key) ?? [],
    addKeys: (object, names) => {
      keys.set(object.key, union(keys.get(object.key) ?? [], names))
    },
    isShared: (object) => shared.has(object.key),
    write(object, name, values, isOwn = false) {
      if (!isOwn) share(object)
      const properties = heap.get(object.key) ?? new Map<string | undefined, ValueSet>()
      heap.set(object.key, properties)
      const before = properties.get(name) ?? []
      // What can be too many things already needs no more of them.
      if (before.length === 1 && tooMany.has(before[0]?.key ?? "")) return
      const grown = union(before, values)
      const after = facts.round > patience ? widened(before, grown) : grown
      if (keyOf(before) === keyOf(after)) return
      properties.set(name, after)
      version += 1
    },
    get thrown() {
      return thrown
    },
    addThrown(values) {
      if (tooMany.has(thrown[0]?.key ?? "")) return
      const after = union(
        thrown,
        values.filter(({ kind }) => kind === "object" || kind === "instance"),
      )
      if (keyOf(after) === keyOf(thrown)) return
      thrown = after
      version += 1
    },
    touch() {
      version += 1
    },
    get instances() {
      return [...instances.values()]
    },
    addInstance(instance) {
      if (instances.has(instance.key)) return
      instances.set(instance.key, instance)
      version += 1
    },
    get middleware() {
      return [...middleware.values()]
    },
    addMiddleware(found) {
      const key = `${found.kind}:${keyOf(found.run)}`
      if (middleware.has(key)) return
      middleware.set(key, found)
      version += 1
    },
    decorated,
    decorate(found) {
      const key = `${found.class.key}:${found.method}:${found.decorator}:${keyOf(found.middleware)}`
      if (seen.has(key)) return
      seen.add(key)
      decorated.set(found.class.key, [...(decorated.get(found.class.key) ?? []), found])
      version += 1
    },
  }
  return facts
}
