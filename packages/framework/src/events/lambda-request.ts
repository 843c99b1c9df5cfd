import type { StandardSchemaV1 } from "@standard-schema/spec"
import type { Schema } from "../declarations/schemas.ts"
import type { LambdaContext } from "../http/rest-event.ts"

/** Holds what a method is given in the type of its request; has no value. */
export declare const givenInput: unique symbol

/**
 * What the method of a function takes that is invoked directly.
 *
 * `Input` is the type of what its invokers give it, or the schema that checks it.
 */
export interface LambdaRequest<Input = unknown> {
  readonly [givenInput]?: Input extends Schema ? StandardSchemaV1.InferInput<Input> : Input
  /** What the invoker gave; with a schema, what that made of it. */
  readonly input: Input extends Schema ? StandardSchemaV1.InferOutput<Input> : Input
  /** Lambda's context, untouched. */
  readonly context: LambdaContext
  /** The input as it came. */
  readonly event: unknown
}
