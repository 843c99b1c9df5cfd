import type { givenInput, LambdaRequest } from "../events/lambda-request.ts"

/** A class whose methods carry `@lambda`. */
export type TaskClass = new () => object

/** A method that `@lambda` may stand on. */
export type AnyTask = (request: never) => unknown

/** The names of methods that may be tasks. */
export type TaskName<Instance> = {
  [Name in keyof Instance]: Instance[Name] extends AnyTask ? Name : never
}[keyof Instance]

/** What a task is given; undefined for one that takes nothing. */
export type InputOf<Task> = Task extends () => unknown
  ? undefined
  : Task extends (request: infer Request) => unknown
    ? Request extends { readonly [givenInput]?: infer Input }
      ? Input
      : Request extends Pick<LambdaRequest, "input">
        ? Request["input"]
        : undefined
    : never
