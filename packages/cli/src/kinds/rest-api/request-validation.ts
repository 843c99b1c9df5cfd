import type { ApiDescription, ApiRoute } from "@tsapi/framework/gateway"
import type { CfnValue } from "../../model/cloudformation.ts"

type ValidatedRoute = Pick<ApiRoute, "method" | "path" | "validation">

/** The models of an API by their names, which may have letters and digits only. */
export function requestModels({ routes }: Pick<ApiDescription, "routes">): ReadonlyMap<ValidatedRoute, string> {
  const names = new Map<ValidatedRoute, string>()
  const taken = new Set<string>()
  for (const route of routes) {
    if (!route.validation?.body) continue
    const base = modelName(route)
    let name = base
    for (let number = 2; taken.has(name); number += 1) name = `${base}${number}`
    taken.add(name)
    names.set(route, name)
  }
  return names
}

/** `components.schemas` of the models. */
export function modelSchemas(models: ReadonlyMap<ValidatedRoute, string>): Record<string, CfnValue> {
  const schemas = [...models].map(([{ validation }, name]) => [name, validation?.body?.model] as const)
  // A model is JSON, though its type does not say so.
  return Object.fromEntries(schemas) as Record<string, CfnValue>
}

/** The request validators that the routes of an API name. */
export function requestValidators({ routes }: Pick<ApiDescription, "routes">): Record<string, CfnValue> {
  const used = routes.flatMap((route) => validatorOf(route) ?? [])
  const validators = Object.fromEntries(
    used.map((name) => [
      name,
      { validateRequestBody: name !== "parameters", validateRequestParameters: name !== "body" },
    ]),
  )
  return used.length > 0 ? { "x-amazon-apigateway-request-validators": validators } : {}
}

/** What an operation says of its request's validation, but for the parameters. */
export function operationValidation(
  route: ValidatedRoute,
  models: ReadonlyMap<ValidatedRoute, string>,
): Record<string, CfnValue> {
  const validator = validatorOf(route)
  const name = models.get(route)
  const schema = { $ref: `#/components/schemas/${name}` }
  const content = (route.validation?.body?.mediaTypes ?? []).map((type) => [type, { schema }] as const)
  return {
    ...(validator !== undefined && { "x-amazon-apigateway-request-validator": validator }),
    ...(name !== undefined && { requestBody: { content: Object.fromEntries(content), required: true } }),
  }
}

/** The parameters that a request must have. */
export function requiredParameters({ validation }: ValidatedRoute): readonly CfnValue[] {
  const names = validation?.query ?? []
  return names.map((name) => ({ name, in: "query", required: true, schema: { type: "string" } }))
}

function validatorOf({ validation }: ValidatedRoute): "all" | "body" | "parameters" | undefined {
  if (!validation) return undefined
  if (!validation.body) return "parameters"
  return validation.query.length > 0 ? "all" : "body"
}

/** `PUT /todos/{id}` -> `PutTodosId`. */
function modelName({ method, path }: ValidatedRoute): string {
  const words = `${method.toLowerCase()} ${path}`.split(/[^A-Za-z0-9]+/).filter(Boolean)
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("")
}
