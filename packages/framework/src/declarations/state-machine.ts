import type { AslDefinition } from "../workflows/asl-definition.ts"
import type { Flow } from "../workflows/flow.ts"
import type { Resolved, Value } from "../workflows/value.ts"
import { type CallSite, captureCallSite } from "./call-site.ts"
import { checkOptions } from "./check-options.ts"
import type { CfnIntrinsic, IamStatements, ResourceHandle } from "./iam.ts"
import { registerResource } from "./resource-registry.ts"
import { type ExistingResource, resourceProperty, standForArn } from "./resource.ts"

declare const executes: unique symbol

export interface StateMachineOptions {
  /** `express` runs for five minutes at most and may run a step twice, for little money. Default `standard`. */
  readonly type?: "standard" | "express"
  /** Which events of executions are logged. Default `off` for standard ones, which keep their history, else `all`. */
  readonly logs?: "off" | "fatal" | "error" | "all" | StateMachineLogs
  /** Whether X-Ray traces executions. Default false. */
  readonly tracing?: boolean
  /** Permissions beside those that its tasks show, such as for resources whose names are known only while it runs. */
  readonly iam?: IamStatements
}

export interface StateMachineLogs {
  readonly level: "fatal" | "error" | "all"
  /** Whether inputs and outputs are logged. Default false. */
  readonly data?: boolean
  /** Days that logs are kept. Default: as long as those of functions. */
  readonly retention?: number
}

export interface WorkflowOptions<Input, Result> extends StateMachineOptions {
  /** Calls the steps in the order in which they are to run. Only the build calls it. */
  readonly definition: (flow: Flow, input: Value<Input>) => Result
  /** Seconds that an execution may take, 1 to 99999999. Default: as long as Step Functions lets it. */
  readonly timeoutSeconds?: number
}

export interface DocumentOptions extends StateMachineOptions {
  /** Amazon States Language: as data, or the path of a JSON file beside the module. */
  readonly document: AslDefinition | `${string}.json`
  /** What `${Name}` in the document stands for. */
  readonly substitutions?: Readonly<Record<string, Substitution>>
}

/** A text, a resource or a function of the app for its ARN, or what CloudFormation fills in. */
export type Substitution = string | ResourceHandle | CfnIntrinsic

/** What the build reads of a state machine. */
export interface StateMachineRecord {
  readonly kind: "stateMachine"
  readonly id: string
  readonly options: WorkflowOptions<never, unknown> | DocumentOptions | { readonly existing: ExistingResource }
  readonly callSite: CallSite
}

/**
 * A workflow of Step Functions, whose steps a definition calls, or that a document in Amazon States Language describes.
 * Its ARN and name exist at run time only, in environment variables that tsapi sets.
 *
 * Throws a TypeError for an option it does not know, and without a definition or a document.
 *
 * @example
 * export const orderFlow = new StateMachine("OrderFlow", {
 *   definition: (flow, order: Value<Order>) => flow.task(Payments).charge({ amount: order.total }),
 * })
 */
export class StateMachine<Input = unknown, Result = unknown> {
  /** Holds the types; has no value. */
  declare readonly [executes]?: { readonly input: Input; readonly output: Resolved<Result> }
  readonly id: string

  constructor(
    id: string,
    options: WorkflowOptions<Input, Result> | DocumentOptions | { readonly existing: ExistingResource },
    callee: object = StateMachine,
  ) {
    this.id = id
    if (process.env.TSAPI_PHASE !== "run") {
      if (!("existing" in options)) checkMachine(id, options)
      registerResource<StateMachineRecord>({ kind: "stateMachine", id, options, callSite: captureCallSite(callee) })
      standForArn(this, "stateMachine")
    }
  }

  /** Throws where the environment does not carry it. While the app is built it stands for the ARN in `iam`. */
  get arn(): string {
    return resourceProperty("stateMachine", this, "arn")
  }

  /** The physical name. Throws where the environment does not carry it. */
  get name(): string {
    return resourceProperty("stateMachine", this, "name")
  }
}

/**
 * A state machine that is not the app's: it is used like one that is, and never changed. Under `tsapi local` nothing runs
 * in its place.
 *
 * @example
 * export const refunds = existingStateMachine("Refunds", { arn: "arn:aws:states:eu-west-1:123456789012:stateMachine:refunds" })
 */
export function existingStateMachine<Input = unknown, Output = unknown>(
  id: string,
  { arn }: ExistingResource,
): StateMachine<Input, Output> {
  return new StateMachine(id, { existing: { arn } }, existingStateMachine)
}

/** What an execution of a workflow is started with: `ExecutionInput<typeof orderFlow>`. */
export type ExecutionInput<Machine extends Executes> = NonNullable<Machine[typeof executes]>["input"]

/** What an execution of a workflow ends with. */
export type ExecutionOutput<Machine extends Executes> = NonNullable<Machine[typeof executes]>["output"]

/** A state machine of any input: one of another is none of it. */
interface Executes {
  readonly [executes]?: { readonly input: unknown; readonly output: unknown }
}

function checkMachine(id: string, options: Partial<WorkflowOptions<never, unknown> & DocumentOptions>): void {
  checkOptions("StateMachine", options, optionNames)
  const { definition, document, substitutions, timeoutSeconds } = options
  if (substitutions && !document) throw new TypeError("substitutions are for a document.")
  if (timeoutSeconds !== undefined && document) throw new TypeError("A document has its own TimeoutSeconds.")
  if (typeof definition === "function" && document === undefined) return
  if (definition === undefined && document !== undefined) return
  throw new TypeError(`StateMachine "${id}" needs either a definition, which is a function, or a document.`)
}

const optionNames = ["definition", "document", "substitutions", "timeoutSeconds", "type", "logs", "tracing", "iam"]
