import { defineMetadata, getOwnMetadata } from "reflect-metadata/no-conflict"
import type { CallSite } from "./call-site.ts"

/** Any class, as the place where decorators leave their records. */
export type AnyClass = abstract new (...args: never[]) => object

/** What a decorator wrote down; only the kind it names knows the options. */
export interface DecoratorRecord<Options = unknown> {
  readonly kind: string
  readonly methodName: string
  readonly options: Options
  /** Absent in deployed code. */
  readonly callSite?: CallSite | undefined
}

/** The second argument of a decorator: TC39's context, or a legacy method decorator's property key. */
type Place = Partial<DecoratorContext> | string | symbol | undefined

const key = "tsapi"

// Compilers hand TC39 decorators a metadata object only where this symbol exists. No runtime has it yet.
const symbols = Symbol as { metadata?: symbol }
const metadataKey = (symbols.metadata ??= Symbol.for("Symbol.metadata"))

/** A decorator, in both forms, that writes a record down. A record without a method's name is about the decorated method. */
export function recorder(
  record: Partial<DecoratorRecord>,
  callSite?: CallSite,
): (target: object, place?: Place) => void {
  return (target, place) => {
    const { metadata, name = place } = Object(place) as Partial<DecoratorContext>
    const owner: object = metadata ?? (typeof target === "function" ? target : target.constructor)
    defineMetadata(key, [...ownRecords(owner), { methodName: name, callSite, ...record }], owner)
  }
}

/** The records of one kind on a class and its base classes; a method declared again in a derived class replaces the base's. */
export function recordsOf<Options>(type: AnyClass, kind: string): readonly DecoratorRecord<Options>[] {
  const found: DecoratorRecord<Options>[] = []
  for (let owner = type; owner; owner = Object.getPrototypeOf(owner)) {
    const own = [owner, Reflect.get(owner, metadataKey)].flatMap(ownRecords)
    const isNew = (record: DecoratorRecord) => found.every(({ methodName }) => methodName !== record.methodName)
    found.push(...own.filter((record): record is DecoratorRecord<Options> => record.kind === kind && isNew(record)))
  }
  return found
}

// Nothing but `recorder` writes under this key.
function ownRecords(owner: object = {}): readonly DecoratorRecord[] {
  return (getOwnMetadata(key, owner) ?? []) as readonly DecoratorRecord[]
}
