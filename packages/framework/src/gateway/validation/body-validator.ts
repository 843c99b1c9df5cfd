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
    return validate(value) ? [] : [...new Set(topmost(validate.errors ?? []).map(modelFault))]
  }
}

/** † The validator does not look into an object or a list that has a fault itself. */
function topmost(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const paths = new Set(errors.map(({ instancePath }) => instancePath))
  return errors.filter(({ instancePath }) => !parentsOf(instancePath).some((path) => paths.has(path)))
}

/** `/items/0/name`: the whole, `/items`, `/items/0`. */
function parentsOf(path: string): readonly string[] {
  const names = path.split("/").slice(1)
  return names.map((_name, index) => ["", ...names.slice(0, index)].join("/"))
}
