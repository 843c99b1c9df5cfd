import type { TaskName } from "../workflows/task-types.ts"
import type { HandlerClass } from "./app-options.ts"
import type { FunctionDeclaration } from "./function-declaration.ts"
import { recordsOf } from "./metadata-store.ts"
import { declareResource, resourceProperty, standForArn } from "./resource.ts"
import { triggerFunctionId } from "./trigger.ts"

/** A function of the app, for those who invoke it. */
export interface FunctionHandle {
  readonly id: string
  /** By which it is invoked, with its alias where it has one. Throws where the environment does not carry it. */
  readonly name: string
  /** Throws where the environment does not carry it. While the app is built it stands for the ARN in `iam`. */
  readonly arn: string
}

/**
 * The function of a method with `@lambda`, as a constant of the module that invokes it. Its name and ARN exist at run time
 * only, in environment variables that tsapi sets.
 *
 * Given as a class, that becomes part of the invoker's code; given by its name, it does not:
 * `functionOf<typeof PriceList>("PriceList", "quote")`.
 *
 * Throws a TypeError for a method of the class that has no `@lambda`.
 *
 * @example
 * const quote = functionOf(PriceList, "quote")
 * await client.send(new InvokeCommand({ FunctionName: quote.name, Payload: JSON.stringify({ sku }) }))
 */
export function functionOf<Type extends HandlerClass>(
  type: Type | string,
  method: TaskName<InstanceType<Type>> & string,
): FunctionHandle {
  const className = nameOf(type)
  const id = triggerFunctionId({ className, methodName: method })
  const handle = {
    id,
    get name() {
      return resourceProperty("function", handle, "name")
    },
    get arn() {
      return resourceProperty("function", handle, "arn")
    },
  }
  if (process.env.TSAPI_PHASE !== "run") {
    if (typeof type !== "string" && !recordsOf(type).some((it) => it.kind === "lambda" && it.methodName === method))
      throw new TypeError(`functionOf: ${className}.${method} cannot be invoked: put @lambda() on the method.`)
    standForArn(handle, "function")
    declareResource<FunctionDeclaration>({ kind: "function", id, className, methodName: method }, functionOf)
  }
  return handle
}

function nameOf(type: HandlerClass | string | undefined): string {
  if (type === undefined) throw new TypeError("functionOf: its class is undefined. Is there an import cycle?")
  return typeof type === "string" ? type : type.name
}
