import type { StandardSchemaV1 } from "@standard-schema/spec"
import { captureCallSite, locationOf } from "../declarations/call-site.ts"
import { registerResource } from "../declarations/resource-registry.ts"
import type { EnvironmentDeclaration } from "./environment-declaration.ts"
import { schemaFaults } from "./environment-faults.ts"

/**
 * The function's environment as a schema reads it; every variable is a text before. Deployed, it is checked when the module
 * is loaded, which throws an Error that names every fault; in tests when a value is first read. `tsapi package` and
 * `tsapi deploy` check it for every function that loads the module. While the app is built it has no values.
 *
 * @example
 * export const environment = defineEnvironment(z.object({ PAGE_SIZE: z.coerce.number().default(20) }))
 * environment.PAGE_SIZE
 */
export function defineEnvironment<Schema extends StandardSchemaV1>(
  schema: Schema,
): Readonly<StandardSchemaV1.InferOutput<Schema>> {
  if (process.env.TSAPI_PHASE === "run") return readEnvironment(schema)
  const location = locationOf(captureCallSite(defineEnvironment))
  registerResource<EnvironmentDeclaration>({ kind: "environment", id: "environment", schema, location })
  const values = process.env.TSAPI_PHASE === "build" ? () => ({}) : () => Object(readEnvironment(schema)) as object
  // A test sets variables after it has imported what reads them.
  return new Proxy<object>(
    {},
    {
      get: (_target, name) => Reflect.get(values(), name),
      has: (_target, name) => Reflect.has(values(), name),
      ownKeys: () => Reflect.ownKeys(values()),
      getOwnPropertyDescriptor(_target, name) {
        const known = Reflect.getOwnPropertyDescriptor(values(), name)
        return known && { ...known, configurable: true }
      },
    },
  ) as never
}

function readEnvironment<Schema extends StandardSchemaV1>(schema: Schema): StandardSchemaV1.InferOutput<Schema> {
  const result = schema["~standard"].validate(process.env)
  if (!(result instanceof Promise) && !result.issues) return result.value
  const faults = schemaFaults(result).map(({ variable, message }) => (variable ? `${variable}: ${message}` : message))
  throw new Error(`The environment does not fit its schema: ${faults.join("; ")}`)
}
