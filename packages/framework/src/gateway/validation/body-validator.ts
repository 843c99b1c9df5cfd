import { Ajv, type ErrorObject } from "ajv"
import type { JsonSchema } from "../../declarations/describe-schema.ts"
import { modelFault } from "./model-fault.ts"

/** Says what is wrong with a body, as API Gateway puts it; empty for a body that fits. */
export type BodyValidator = (body: Uint8Array) => readonly string[]

/** Compiles a model. */
export function createBodyValidator(model: JsonSchema): BodyValidator {
  // Java's engine for patterns has no Unicode mode.
  const ajv = new Ajv({ allErrors: true, verbose: true, strict: false, unicodeRegExp: false, validateFormats: false })
  const validate = ajv.compile(model)
  return (body) => {
    let value: unknown
    try {
      value = JSON.parse(Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString("utf8"))
    } catch {
      // Seen on AWS, for an empty body too.
      return ["Unknown error parsing request body"]
    }
    return validate(value) ? [] : topmost(validate.errors ?? []).map(modelFault)
  }
}

/** † The validator does not look into an object or a list that has a fault itself. */
function topmost(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const paths = new Set(errors.map(({ instancePath }) => instancePath))
  const isBelow = (path: string) => [...paths].some((other) => path.startsWith(`${other}/`))
  const shown = errors.filter(({ instancePath }) => !isBelow(instancePath))
  return shown.filter((error, index) => shown.findIndex((other) => modelFault(other) === modelFault(error)) === index)
}
