import type { HttpDeclaration, JsonSchema } from "@tsapi/framework/internal"
import type { OpenApiParameter } from "../model/openapi-document.ts"
import type { SchemaComponents } from "./schema-components.ts"

/** The parameters of a route: those of its path, and the properties of the schemas for `params`, `query` and `headers`. */
export function parameters(route: HttpDeclaration, components: SchemaComponents): readonly OpenApiParameter[] {
  const propertiesOf = (part: "params" | "query" | "headers") => {
    const described = route.jsonSchemas?.[part]
    const place = `${route.className}.${route.methodName}.${part}`
    return described ? readProperties(components.add(described.json, { place }), components) : []
  }
  const schemas = new Map(propertiesOf("params").map(({ name, schema }) => [name, schema]))
  const headers = propertiesOf("headers").filter(({ name }) => mayBeParameter(name))
  return [
    ...pathParameters(route.path, schemas),
    ...propertiesOf("query").map((property) => toParameter(property, "query")),
    ...headers.map((property) => toParameter(property, "header")),
  ]
}

/** The parameters of a path, which are text where no schema says more. */
export function pathParameters(
  path: string,
  schemas: ReadonlyMap<string, JsonSchema> = new Map(),
): readonly OpenApiParameter[] {
  return [...path.matchAll(/\{([^}+]+)(\+?)\}/g)].map(([, name = "", greedy]) => {
    const schema = schemas.get(name) ?? { type: "string" }
    const description =
      descriptionOf(schema) ?? (greedy ? "One or more segments, with the slashes between them." : undefined)
    return {
      name,
      in: "path" as const,
      required: true,
      ...(description && { description }),
      schema: undescribed(schema),
      ...(greedy && { "x-tsapi-greedy": true as const }),
    }
  })
}

/** Whether OpenAPI lets a header be a parameter: of some, other fields of the document speak. */
export function mayBeParameter(header: string): boolean {
  return !["accept", "content-type", "authorization"].includes(header.toLowerCase())
}

/** `/files/{proxy+}` as OpenAPI writes it. */
export function templateOf(path: string): string {
  return path.replaceAll("+}", "}")
}

interface Property {
  readonly name: string
  readonly isRequired: boolean
  readonly schema: JsonSchema
}

function readProperties(json: JsonSchema, components: SchemaComponents): readonly Property[] {
  const { properties, required, allOf, anyOf, oneOf } = components.read(json)
  const names = Array.isArray(required) ? required : []
  const own = Object.entries(Object(properties) as Record<string, JsonSchema>).map(([name, schema]) => ({
    name,
    isRequired: names.includes(name),
    schema,
  }))
  const all = [own, ...partsOf(allOf).map((part) => readProperties(part, components))].flat()
  // Which alternative a request takes is open, so none of their properties has to be there.
  const some = [...partsOf(anyOf), ...partsOf(oneOf)].flatMap((part) => readProperties(part, components))
  const merged = [...all, ...some.map((property) => ({ ...property, isRequired: false }))]
  return merged.filter(({ name }, index) => merged.findIndex((other) => other.name === name) === index)
}

function partsOf(value: unknown): readonly JsonSchema[] {
  return Array.isArray(value) ? value : []
}

function toParameter({ name, isRequired, schema }: Property, place: "query" | "header"): OpenApiParameter {
  const description = descriptionOf(schema)
  const isDeprecated = typeof schema === "object" && schema["deprecated"] === true
  return {
    name,
    in: place,
    ...(isRequired && { required: true }),
    ...(description && { description }),
    ...(isDeprecated && { deprecated: true }),
    schema: undescribed(schema),
  }
}

function descriptionOf(schema: JsonSchema): string | undefined {
  const description = typeof schema === "object" ? schema["description"] : undefined
  return typeof description === "string" ? description : undefined
}

/** What the parameter says itself, its schema need not. */
function undescribed(schema: JsonSchema): JsonSchema {
  if (typeof schema !== "object") return schema
  const { description: _description, ...rest } = schema
  return rest
}
