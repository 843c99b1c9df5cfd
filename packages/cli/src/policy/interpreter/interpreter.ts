import type { Node } from "oxc-parser"
import type { CfnValue } from "../../model/cloudformation.ts"
import type { ResourceReference } from "../../model/app-model.ts"
import type { EventValue } from "../infer-policies.ts"
import type { OpaqueKind } from "../app-code/opaque-packages.ts"
import type { FunctionInfo, Program } from "../program/program.ts"
import type { Arguments, Frame, Site, Turn } from "./frame.ts"
import type { Facts } from "./facts.ts"
import type { SdkEvent } from "./sdk-event.ts"
import type { ValueSet } from "./value.ts"

/** The parts of the interpreter, which call each other through this table. */
export interface Interpreter {
  readonly program: Program
  readonly environment: Readonly<Record<string, CfnValue>>
  /** Off where the function may have more variables than are known. */
  readonly isEnvironmentComplete: boolean
  readonly references: readonly ResourceReference[]
  /** What is known of the roots' first argument. */
  readonly eventValues: readonly EventValue[]
  readonly facts: Facts
  /** Properties of literals that were read in this round; empty while they are being read. */
  readonly reads: Map<string, ValueSet>
  /** Counts a step of work; throws when there were too many. */
  spend(): void
  /** Off when it gave up telling apart the ways in which a function is called. */
  readonly sensitive: boolean
  /** SDK packages of which the app imports an aggregated client, such as `S3` or `DynamoDBDocument`. */
  readonly aggregatedModules: readonly string[]
  /** Modules outside the bundle whose requests cannot be followed. */
  readonly opaquePackages: ReadonlyMap<string, OpaqueKind>
  /** Names an SDK package exports. */
  exportsOf(module: string): ReadonlySet<string>
  /** What an expression may evaluate to. */
  evaluate(node: Node, frame: Frame): ValueSet
  /** What the property may hold; `undefined` stands for a name that is not known. */
  read(objects: ValueSet, name: string | undefined, site: Site): ValueSet
  /** What calling may return, having walked what it runs. */
  call(callees: ValueSet, args: Arguments, site: Site): ValueSet
  construct(callees: ValueSet, args: Arguments, site: Site): ValueSet
  /** Code we cannot see gets hold of these: whatever they can do may happen. */
  escape(values: ValueSet, site: Site): void
  /** The frame for running a function so, walked at least once per round. */
  enter(fn: FunctionInfo, how: FrameRequest): Frame
  /** The frame for one turn of a loop. */
  turn(turn: Turn): Frame
  record(event: SdkEvent): void
  warn(warning: OpaqueCode): void
}

export interface FrameRequest {
  readonly parent: Frame | undefined
  readonly self: ValueSet
  readonly args: Arguments
  readonly caller: Site | undefined
}

/** Code whose effect cannot be seen. */
export interface OpaqueCode {
  readonly code: string
  readonly message: string
  readonly hint: string
  readonly site: Site
  /** Only the first of equal messages is kept, wherever the others are. */
  readonly once?: boolean
}
