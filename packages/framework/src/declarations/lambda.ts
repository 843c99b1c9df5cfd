import type { StandardSchemaV1 } from "@standard-schema/spec"
import { captureCallSite } from "./call-site.ts"
import { recorder } from "./metadata-store.ts"
import type { Schema } from "./schemas.ts"
import { checkTrigger, type TriggerDeclaration, type TriggerOptions } from "./trigger.ts"
import type { TriggerDecorator } from "./trigger-decorator.ts"
import type { LambdaRequest } from "../events/lambda-request.ts"

export interface LambdaTriggerOptions extends TriggerOptions {
  /** What the input is. An invocation with something else fails before the method runs. */
  readonly input?: Schema
  /** What the method returns. An invocation that ends with something else fails. */
  readonly output?: Schema
}

export interface LambdaDeclaration extends TriggerDeclaration {
  readonly kind: "lambda"
}

/**
 * Makes the method a function that is invoked directly, with JSON: by workflows, by other functions, through the AWS SDK.
 * What it returns is the result; what it throws fails the invocation with the name of the error's class.
 *
 * Throws a TypeError for an option it does not know.
 *
 * @example
 * @lambda()
 * async charge({ input }: LambdaRequest<Charge>): Promise<Receipt> { … }
 */
export function lambda<const Options extends LambdaTriggerOptions = object>(
  options?: Options,
): TriggerDecorator<LambdaRequest<InputOf<Options>>, OutputOf<Options>> {
  if (process.env.TSAPI_PHASE !== "run") checkTrigger("@lambda", options ?? {}, [], ["input", "output"])
  return recorder({
    kind: "lambda",
    options: { ...options },
    ...(process.env.TSAPI_PHASE !== "run" && { callSite: captureCallSite(lambda) }),
  })
}

// Without a schema the method says what its input is.
type InputOf<Options> = Options extends { readonly input: infer Input extends Schema } ? Input : never

type OutputOf<Options> = Options extends { readonly output: infer Output extends Schema }
  ? StandardSchemaV1.InferInput<Output>
  : unknown
