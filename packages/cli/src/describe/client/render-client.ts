import { type OpenApiDocument, operationMethods } from "../../model/openapi-document.ts"
import { operationFunction } from "./operation-function.ts"
import { typeName, typeOfSchema } from "./type-of-schema.ts"

/** A TypeScript module that calls the API; `runtime` is the source of what sends its requests. */
export function renderClient(document: OpenApiDocument, runtime: string): string {
  const types = Object.entries(document.components?.schemas ?? {}).map(
    ([name, schema]) => `export type ${typeName(name)} = ${typeOfSchema(schema)}\n`,
  )
  const functions = Object.entries(document.paths).flatMap(([path, item]) =>
    operationMethods.flatMap((method) => {
      const operation = item[method]
      return operation ? [operationFunction(operation, { path, method, document })] : []
    }),
  )
  return [
    `// The client of ${document.info.title}, written by \`tsapi client\`: changes are lost when it is written anew.\n`,
    ...types,
    ...functions,
    runtime.replace(/^\/\/.*\n\n/, ""),
  ].join("\n")
}
