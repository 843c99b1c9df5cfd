import type { StandardSchemaV1 } from "@standard-schema/spec"
import type { SourceLocation } from "../declarations/declaration.ts"
import { registeredResources } from "../declarations/resource-registry.ts"
import type { EnvironmentDeclaration } from "./environment-declaration.ts"

/** Why an environment does not fit a schema. */
export interface SchemaFault {
  /** Absent for what is not about one variable. */
  readonly variable?: string
  readonly message: string
}

/** The same, where the schema is declared in the app. */
export interface EnvironmentFault extends SchemaFault {
  readonly location: SourceLocation
}

/** What a schema says against an environment. */
export function schemaFaults(
  result: StandardSchemaV1.Result<unknown> | Promise<StandardSchemaV1.Result<unknown>>,
): readonly SchemaFault[] {
  if (result instanceof Promise)
    return [{ message: "its schema is asynchronous, which top-level code cannot wait for" }]
  return (result.issues ?? []).map(({ path: [segment] = [], message }) => {
    if (segment === undefined) return { message }
    return { variable: String(typeof segment === "object" ? segment.key : segment), message }
  })
}

/** What the schemas of all environments that the app's modules define say against one. */
export function declaredEnvironmentFaults(environment: Readonly<Record<string, string>>): readonly EnvironmentFault[] {
  return registeredResources("environment").flatMap((declaration) => {
    // Only `defineEnvironment` registers these.
    const { schema, location = { file: "unknown", line: 0 } } = declaration as EnvironmentDeclaration
    return schemaFaults(schema["~standard"].validate(environment)).map((fault) => ({ ...fault, location }))
  })
}
