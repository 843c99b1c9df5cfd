import { shortKey } from "./value-key.ts"
import { builtin, keyOf, list, type ResponseValue, type Value, type ValueSet } from "./value.ts"

/** The whole answer to a request: `send(new StartExecutionCommand(input))`. */
export function responseTo(module: string, operation: string, input: ValueSet): ResponseValue {
  return at({ module, operation, input }, [])
}

/** What stands below an answer's value; an undefined name is any of its properties. */
export function readResponse(response: ResponseValue, name: string | undefined): Value {
  if (name === undefined || /^\d+$/.test(name)) return elementOfResponse(response)
  if (arrayMethods.has(name)) return builtin(list([elementOfResponse(response)]), name)
  return at(response, [...response.path, name])
}

/** Any element of an array in an answer. */
export function elementOfResponse(response: ResponseValue): ResponseValue {
  return at(response, [...response.path, "[]"])
}

/** On data whose shape is not known, these are what arrays have. */
export const arrayMethods: ReadonlySet<string> = new Set(
  `at concat entries every filter find findLast flat flatMap forEach map pop reduce reduceRight reverse shift slice some
  sort toReversed toSorted values`.split(/\s+/),
)

const deepest = 6

function at(
  { module, operation, input }: Pick<ResponseValue, "module" | "operation" | "input">,
  given: readonly string[],
): ResponseValue {
  const path = given.slice(0, deepest)
  const key = shortKey(`response:${module}.${operation}(${keyOf(input)}).${path.join(".")}`)
  return { kind: "response", module, operation, input, path, key }
}
