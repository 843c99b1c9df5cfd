import { defineMetadata, getOwnMetadata } from "reflect-metadata/no-conflict"
import type { CallSite } from "./call-site.ts"

/** Any class, as the place where decorators leave their records. */
export type AnyClass = (abstract new (...args: never[]) => object) & { readonly prototype: object }

/** What a decorator wrote down; only the kind it names knows the options. */
export interface DecoratorRecord<Options = unknown> {
  readonly kind: string
  readonly methodName: string
  readonly options: Options
  /** Absent in deployed code. */
  readonly callSite?: CallSite | undefined
  /** What the app lists its class in, where that is not `handlers`. Absent in deployed code. */
  readonly listedIn?: "authorizers" | "controllers"
}

/** The second argument of a decorator: TC39's context, or a legacy method decorator's property key. */
type Place = Partial<DecoratorContext> | string | symbol | undefined

const key = "tsapi"

// Compilers hand TC39 decorators a metadata object only where this symbol exists. No runtime has it yet.
const symbols = Symbol as { metadata?: symbol }
const metadataKey = (symbols.metadata ??= Symbol.for("Symbol.metadata"))

/** A decorator, in both forms, that writes a record down. A record without a method's name is about the decorated method. */
export function recorder(record: Partial<DecoratorRecord>): (target: object, place?: Place) => void {
  return (target, place) => {
    const { metadata, name = place } = Object(place) as Partial<DecoratorContext>
    const owner: object = metadata ?? (typeof target === "function" ? target : target.constructor)
    const records = ownRecords(owner)
    // An option that is undefined is one left out: what the controller or the app says of it counts.
    const options = { ...(record.options as Record<string, unknown>) }
    for (const name in options) if (options[name] === undefined) delete options[name]
    records.push({ methodName: name, ...record, options } as DecoratorRecord)
    defineMetadata(key, records, owner)
  }
}

/** The records on a class and its base classes; one of the same kind and method in a derived class replaces the base's. */
export function recordsOf(type: AnyClass): readonly DecoratorRecord[] {
  const found: DecoratorRecord[] = []
  for (let owner = type; owner.prototype; owner = Object.getPrototypeOf(owner)) {
    const own = [owner, Reflect.get(owner, metadataKey)].flatMap((place) => ownRecords(place))
    found.push(...own.filter((a) => !found.some((b) => a.kind === b.kind && a.methodName === b.methodName)))
  }
  return found
}

// Nothing but `recorder` writes under this key.
function ownRecords(owner: object = {}): DecoratorRecord[] {
  return (getOwnMetadata(key, owner) ?? []) as DecoratorRecord[]
}
