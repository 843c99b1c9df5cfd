import type { StateMachine } from "../declarations/state-machine.ts"
import type { ContextObject } from "./context-object.ts"
import type { CallbackOptions, CallOptions, ErrorName, MapOptions, StepOptions, TaskOptions } from "./step-options.ts"
import type { AnyTask, InputOf, TaskClass, TaskName } from "./task-types.ts"
import type { Given, OutputOf, Resolved, Value } from "./value.ts"

/** The steps of a workflow. A definition calls them in the order in which they are to run. */
export interface Flow {
  /** A method with `@lambda`, invoked with its input: `flow.task(Payments).charge({ amount: order.total })`. */
  task<Type extends TaskClass>(type: Type): Tasks<InstanceType<Type>>
  /**
   * A method with `@lambda` that hands a token to somebody. The workflow goes on with the output of their `SendTaskSuccess`:
   * `flow.callback(Approvals).ask<Decision>((token) => ({ order, token }))`.
   */
  callback<Type extends TaskClass>(type: Type): Callbacks<InstanceType<Type>>
  /**
   * A request to another AWS service, named as in ASL: `flow.call("sqs:sendMessage", { QueueUrl: orders, MessageBody: order })`.
   * A resource of the app stands for what the member of the request wants of it.
   */
  call<Output = unknown>(action: string, input: object, options?: CallOptions): Value<Output>
  /** Another workflow, run to its end. */
  execute<Input, Result>(
    machine: StateMachine<Input, Result>,
    input: Given<Input>,
    options?: TaskOptions<Resolved<Result>>,
  ): Value<Resolved<Result>>
  /** Ways of which the first whose condition is met is taken. */
  choice(options?: StepOptions): Choice<never>
  /** All bodies at the same time; results are in their order. */
  parallel<const Bodies extends readonly (() => unknown)[]>(
    bodies: Bodies,
    options?: TaskOptions<Results<Bodies>>,
  ): { readonly [Index in keyof Bodies]: Value<Results<Bodies>[Index]> }
  /** The same steps for every item of a list; results are in the order of the items. */
  map<Item, Result>(
    items: Given<readonly Item[]>,
    body: (item: Value<Item>, index: Value<number>) => Result,
    options?: MapOptions<readonly Resolved<Result>[]>,
  ): Value<readonly Resolved<Result>[]>
  /** Steps whose failure does not end the workflow. What they did is undone, where they say how, before what is done on the error. */
  try<Result>(body: () => Result): Try<Resolved<Result>>
  /** Goes on in some seconds, or at a time in ISO 8601. */
  wait(until: { readonly seconds: Given<number> } | { readonly timestamp: Given<string> }, options?: StepOptions): void
  /** Keeps a value, so that it is calculated once: ``flow.pass(flow.jsonata<string>`$uuid()`)``. */
  pass<const T>(value: T, options?: StepOptions): Value<Resolved<T>>
  /** Ends with an error, which a `try` around it may catch. */
  fail(error: ErrorName, cause?: Given<string>, options?: StepOptions): never
  /** Calculates something from values and constants: ``flow.jsonata<number>`$sum(${order.lines}.price)` ``. */
  jsonata<T>(expression: TemplateStringsArray, ...values: readonly unknown[]): Value<T>
  /** Compares two values, or a value and a constant. */
  is<T extends string | number | boolean | null>(
    left: Value<T>,
    operator: Operator,
    right: NoInfer<Given<T>>,
  ): Value<boolean>
  /** What Step Functions knows of the execution. */
  readonly context: Value<ContextObject>
}

export type Operator = "=" | "!=" | "<" | "<=" | ">" | ">="

export type Tasks<Instance> = {
  readonly [Name in TaskName<Instance>]: Instance[Name] extends AnyTask ? TaskStep<Instance[Name]> : never
}

type TaskStep<Task extends AnyTask> = (
  ...args: undefined extends InputOf<Task>
    ? [input?: Given<InputOf<Task>>, options?: TaskOptions<OutputOf<ReturnType<Task>>>]
    : [input: Given<InputOf<Task>>, options?: TaskOptions<OutputOf<ReturnType<Task>>>]
) => Value<OutputOf<ReturnType<Task>>>

export type Callbacks<Instance> = {
  readonly [Name in TaskName<Instance>]: Instance[Name] extends AnyTask ? CallbackStep<Instance[Name]> : never
}

type CallbackStep<Task extends AnyTask> = <Output = unknown>(
  input: (token: Value<string>) => Given<InputOf<Task>>,
  options?: CallbackOptions<Output>,
) => Value<Output>

/** Ways that lead to where the workflow goes on. */
export interface Choice<Result> {
  when<Taken>(condition: Value<boolean>, body: () => Taken): Choice<Result | Resolved<Taken>>
  /** Where no condition is met; without it the workflow goes on behind the choice. Returns what the way taken does. */
  otherwise<Taken>(body: () => Taken): Value<Result | Resolved<Taken>>
}

/** Steps with what to do where they fail. */
export interface Try<Result> {
  /** What is done for some errors, by their names or classes; `States.ALL` stands for all that can be caught. */
  onError<Caught>(
    errors: ErrorName | readonly ErrorName[],
    body: (error: Value<Failure>) => Caught,
  ): Try<Result | Resolved<Caught>>
  /** What the steps, or what was done on the error, returned. */
  readonly result: Value<Result>
}

/** What failed, as Step Functions tells it. Of a task that threw, the cause is JSON with errorMessage in it. */
export interface Failure {
  readonly Error: string
  readonly Cause: string
}

type Results<Bodies extends readonly (() => unknown)[]> = {
  readonly [Index in keyof Bodies]: Resolved<ReturnType<Bodies[Index]>>
}
