import type { TaskRequest } from "../workflows/task-request.ts"
import { captureCallSite } from "./call-site.ts"
import { recorder } from "./metadata-store.ts"
import type { Schema } from "./schemas.ts"
import { checkTrigger, type TriggerDeclaration, type TriggerOptions } from "./trigger.ts"

export interface TaskTriggerOptions extends TriggerOptions {
  /** What the input is. A task that is given something else fails before the method runs. */
  readonly input?: Schema
}

export interface TaskDeclaration extends TriggerDeclaration {
  readonly kind: "task"
}

/**
 * Makes the method a task that workflows run, as a function of its own: what it returns is the task's result, and what it
 * throws fails the task with the name of the error's class.
 *
 * Throws a TypeError for an option it does not know.
 *
 * @example
 * @task()
 * async charge({ input }: TaskRequest<Charge>): Promise<Receipt> { … }
 */
export function task<const Options extends TaskTriggerOptions = object>(options?: Options): TaskDecorator<Options> {
  if (process.env.TSAPI_PHASE !== "run") checkTrigger("@task", options ?? {}, ["input"])
  return recorder({
    kind: "task",
    options: { ...options },
    ...(process.env.TSAPI_PHASE !== "run" && { callSite: captureCallSite(task) }),
  })
}

/** `@task` in both forms; a method of a task with a schema asks for no more than that makes of the input. */
export interface TaskDecorator<Options> {
  <Method extends AnyMethod>(
    target: object,
    name: string | symbol,
    descriptor: TypedPropertyDescriptor<Method> & Takes<Method, Options>,
  ): void
  <Method extends AnyMethod>(method: Method & Takes<Method, Options>, context: ClassMethodDecoratorContext): void
}

type AnyMethod = (request: never) => unknown

type Takes<Method extends AnyMethod, Options> = Method extends (request: infer Asked) => unknown
  ? Written<Options> extends Asked
    ? unknown
    : { readonly "This method takes what its task does not give": Written<Options> }
  : never

// Without a schema the method says what its input is. Written out: TypeScript would compare requests by their arguments.
type Written<Options> = Options extends { readonly input: infer Input extends Schema }
  ? { readonly [Key in keyof TaskRequest<Input> as Extract<Key, string>]: TaskRequest<Input>[Key] }
  : { readonly [Key in keyof TaskRequest<never> as Extract<Key, string>]: TaskRequest<never>[Key] }
