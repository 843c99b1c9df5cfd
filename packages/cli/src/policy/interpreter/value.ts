import type { ArrayExpression, Node, ObjectExpression } from "oxc-parser"
import type { CfnValue } from "../../model/cloudformation.ts"
import type { ClassInfo, FunctionInfo } from "../program/program.ts"
import { nodeKey } from "../program/syntax.ts"
import type { Frame, Site } from "./frame.ts"
import { givenUp, tooMany } from "./give-up.ts"
import type { External } from "./external.ts"
import { shortKey } from "./value-key.ts"

/** What an expression may evaluate to. Equal keys mean equal values. */
export type Value = { readonly key: string } & (
  | { readonly kind: "text"; readonly parts: readonly TextPart[] }
  | { readonly kind: "primitive"; readonly value: number | boolean | null | undefined }
  | { readonly kind: "undefined"; readonly variable: string | undefined; readonly isCertain: boolean }
  | { readonly kind: "object"; readonly node: ObjectExpression; readonly frame: Frame }
  | { readonly kind: "array"; readonly node: ArrayExpression; readonly frame: Frame }
  | { readonly kind: "tuple"; readonly items: readonly ValueSet[] }
  | { readonly kind: "list"; readonly element: ValueSet }
  | { readonly kind: "record"; readonly entries: ReadonlyMap<string, ValueSet> }
  | { readonly kind: "merged"; readonly layers: readonly ValueSet[]; readonly without: readonly string[] }
  | FunctionValue
  | ClassValue
  | InstanceValue
  | { readonly kind: "regexp"; readonly pattern: string; readonly flags: string }
  | { readonly kind: "symbol"; readonly name: string }
  /** `type` is the built-in class, such as `Map`; `instance` is the object whose class extends it. */
  | ({ readonly kind: "collection"; readonly type?: string; readonly instance?: InstanceValue } & Site)
  | { readonly kind: "commonjs"; readonly body: FunctionValue; readonly module: Value; readonly exports: Value }
  | { readonly kind: "bound"; readonly target: Value; readonly self: ValueSet; readonly args: readonly ValueSet[] }
  | { readonly kind: "builtin"; readonly receiver: Value; readonly name: string }
  | { readonly kind: "sdk"; readonly module: string; readonly name: string }
  | { readonly kind: "sdk-namespace"; readonly module: string }
  | ClientValue
  | { readonly kind: "command"; readonly module: string; readonly name: string; readonly input: ValueSet }
  | ResponseValue
  | GeneratorValue
  | { readonly kind: "promise" }
  | MadeValue
  | { readonly kind: "event"; readonly path: string }
  | { readonly kind: "environment" }
  | { readonly kind: "resource"; readonly resourceKind: string; readonly id: string }
  | { readonly kind: "framework"; readonly name: string }
  | { readonly kind: "app" }
  | { readonly kind: "decorator"; readonly name: string; readonly options: ValueSet }
  | { readonly kind: "global"; readonly name: string }
  | ({ readonly kind: "external" } & External)
  | UnknownValue
)

export type ValueSet = readonly Value[]

export interface FunctionValue {
  readonly key: string
  readonly kind: "function"
  readonly fn: FunctionInfo
  /** Where the function was created: its free names live there. */
  readonly frame: Frame
  /** `this`, when the function was read from an object. */
  readonly self: ValueSet
}

export interface ClassValue {
  readonly key: string
  readonly kind: "class"
  readonly info: ClassInfo
  readonly frame: Frame
}

export interface InstanceValue {
  readonly key: string
  readonly kind: "instance"
  readonly class: ClassValue
  readonly level: number
  /** Where it and the instances it was made with were constructed. */
  readonly places: ReadonlySet<string>
}

export interface ClientValue {
  readonly key: string
  readonly kind: "client"
  readonly module: string
  readonly name: string
  readonly config: ValueSet
}

/**
 * A value from the answer to a request, such as `(await sfn.send(new StartExecutionCommand(input))).executionArn`:
 * `module` "@aws-sdk/client-sfn", `operation` "StartExecution" (for the document client its own names: "Get"), `input` what
 * the request was made with, `path` ["executionArn"]. `"[]"` in a path is any element of an array: `QueueUrls[0]` is
 * ["QueueUrls", "[]"]. Read the input as that of an event: `run.read(response.input, "stateMachineArn", site)`.
 */
export interface ResponseValue {
  readonly key: string
  readonly kind: "response"
  readonly module: string
  readonly operation: string
  readonly input: ValueSet
  /** From the answer to the value; empty for the whole answer, and cut after six steps. */
  readonly path: readonly string[]
}

export interface GeneratorValue {
  readonly key: string
  readonly kind: "generator"
  readonly yielded: ValueSet
  readonly returned: ValueSet
  /** In which the generator's body runs. */
  readonly frame: Frame
}

/** An object that a function made with `new`, or `Object.create`, with what it inherits from. */
export interface MadeValue {
  readonly key: string
  readonly kind: "made"
  /** Empty when `prototype` says it all. */
  readonly maker: FunctionValue | undefined
  readonly prototype: ValueSet
  readonly level: number
}

export interface UnknownValue {
  readonly key: string
  readonly kind: "unknown"
  readonly reason: UnknownReason
}

/**
 * Why a value is not known. `request`, `event` and `data` cannot hold code or clients; the others can, so calls on them
 * are followed by name. `limit` stands for too many things, `code` for too many of which some are code.
 */
export type UnknownReason = "request" | "event" | "data" | "parameter" | "unassigned" | "external" | "limit" | "code"

export type TextPart =
  | { readonly kind: "literal"; readonly text: string }
  | { readonly kind: "resource"; readonly resourceKind: string; readonly id: string; readonly property: string }
  | { readonly kind: "template"; readonly value: CfnValue }
  | {
      readonly kind: "unknown"
      readonly reason: string
      /** The environment variable whose value would make it known. */
      readonly variable?: string
    }

export type ValueOf<Kind extends Value["kind"]> = Extract<Value, { readonly kind: Kind }>

export const nothing: ValueSet = []
export const undefinedValue: Value = { kind: "undefined", variable: undefined, isCertain: true, key: "undefined" }

/** What may not be there: a property that is assigned somewhere, but perhaps not yet. */
export const absentValue: Value = { kind: "undefined", variable: undefined, isCertain: false, key: "absent" }
export const primitive: Value = { kind: "primitive", value: undefined, key: "primitive" }

export function number(value: number): Value {
  return Number.isFinite(value) ? { kind: "primitive", value, key: `primitive:${value}` } : primitive
}

export function boolean(value: boolean | undefined): Value {
  return value === undefined ? primitive : { kind: "primitive", value, key: `primitive:${value}` }
}

export function unknown(reason: UnknownReason): UnknownValue {
  return { kind: "unknown", reason, key: `unknown:${reason}` }
}

/** Whether code may hide in the value. */
export function isOpaque(value: Value): boolean {
  return value.kind === "unknown" && !transparent.has(value.reason)
}

const transparent: ReadonlySet<UnknownReason> = new Set(["request", "event", "data"])

export function keyOf(values: ValueSet): string {
  if (values.length === 1) return values[0]?.key ?? ""
  return shortKey(
    `{${values
      .map(({ key }) => key)
      .toSorted()
      .join("|")}}`,
  )
}

export function functionValue(fn: FunctionInfo, frame: Frame, self: ValueSet = nothing): FunctionValue {
  return { kind: "function", fn, frame, self, key: shortKey(`fn${fn.id}@${frame.id}(${keyOf(self)})`) }
}

export function classValue(info: ClassInfo, frame: Frame): ClassValue {
  return { kind: "class", info, frame, key: `class${info.id}@${frame.id}` }
}

/** `X.prototype`: reading from it is like reading from an object of the class. */
export function prototypeOf(owner: ClassValue): InstanceValue {
  return { kind: "instance", class: owner, level: owner.frame.level, places: new Set(), key: `proto:${owner.key}` }
}

export function literalKey(kind: string, node: Node, frame: Frame): string {
  return `${kind}${nodeKey(node)}@${frame.id}`
}

export function tuple(given: readonly ValueSet[]): Value {
  const items = given.map(shallow)
  return nested({ kind: "tuple", items, key: shortKey(`tuple(${items.map(keyOf).join(",")})`) }, items)
}

export function list(given: ValueSet): Value {
  const element = shallow(given)
  return nested({ kind: "list", element, key: shortKey(`list(${keyOf(element)})`) }, [element])
}

export function record(given: ReadonlyMap<string, ValueSet>): Value {
  const entries = new Map([...given].map(([name, values]) => [name, shallow(values)]))
  const key = [...entries].map(([name, values]) => `${name}:${keyOf(values)}`).join(",")
  return nested({ kind: "record", entries, key: shortKey(`record(${key})`) }, [...entries.values()])
}

export function merged(given: readonly ValueSet[], without: readonly string[] = []): Value {
  const layers = given.map(shallow)
  const key = shortKey(`merged(${layers.map(keyOf).join(",")};${without.join()})`)
  return nested({ kind: "merged", layers, without, key }, layers)
}

// Lists of lists of lists: a function that calls itself would make them ever deeper.
const deepest = 5
const depths = new WeakMap<Value, number>()

function nested(value: Value, contents: readonly ValueSet[]): Value {
  depths.set(value, 1 + Math.max(0, ...contents.flat().map((inner) => depths.get(inner) ?? 0)))
  return value
}

function shallow(values: ValueSet): ValueSet {
  const kept = values.filter((value) => (depths.get(value) ?? 0) < deepest)
  return kept.length === values.length ? values : [...kept, givenUp(values)]
}

export function builtin(receiver: Value, name: string): Value {
  return { kind: "builtin", receiver, name, key: shortKey(`builtin ${receiver.key}.${name}`) }
}

const limit = 48

/** All the values of all the sets, or past the limit what stands for them. */
export function union(...sets: readonly ValueSet[]): ValueSet {
  const [only] = sets
  if (sets.length === 1 && only && only.length < 2) return only
  const byKey = new Map<string, Value>()
  for (const set of sets) for (const value of set) byKey.set(value.key, value)
  const values = [...byKey.values()]
  return values.length > limit ? tooMany(values) : values
}
