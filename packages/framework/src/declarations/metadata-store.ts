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
  readonly callSite: CallSite | undefined
}

/** The second argument of a decorator: TC39's context, or a legacy method decorator's property key. */
export type DecoratorTarget = DecoratorContext | string | symbol | undefined

const key = "tsapi"

// Compilers hand TC39 decorators a metadata object only where this symbol exists. No runtime has it yet.
const symbols = Symbol as { metadata?: symbol }
const metadataKey = (symbols.metadata ??= Symbol.for("Symbol.metadata"))

/** Writes a record down on the class that `target` is or belongs to. A class decorator names the method it stands for. */
export function addRecord(
  target: object,
  context: DecoratorTarget,
  record: Omit<DecoratorRecord, "methodName"> & { readonly methodName?: string },
): void {
  const tc39 = typeof context === "object" ? context : undefined
  const owner: object = tc39?.metadata ?? (typeof target === "function" ? target : target.constructor)
  const methodName = record.methodName ?? String(tc39?.name ?? context)
  defineMetadata(key, [...ownRecords(owner), { ...record, methodName }], owner)
}

/** The records of one kind on a class and its base classes; a method declared again in a derived class replaces the base's. */
export function recordsOf<Options>(type: AnyClass, kind: string): readonly DecoratorRecord<Options>[] {
  const found: DecoratorRecord<Options>[] = []
  for (let owner: unknown = type; typeof owner === "function"; owner = Object.getPrototypeOf(owner)) {
    const own = [...ownRecords(owner), ...ownRecords(Reflect.get(owner, metadataKey))]
    const visible = own.filter((record): record is DecoratorRecord<Options> => record.kind === kind)
    found.push(...visible.filter((record) => !found.some(({ methodName }) => methodName === record.methodName)))
  }
  return found
}

function ownRecords(owner: unknown): readonly DecoratorRecord[] {
  const records: unknown = owner ? getOwnMetadata(key, owner) : undefined
  // Nothing but `addRecord` writes under this key.
  return (records as readonly DecoratorRecord[] | undefined) ?? []
}
