import type { ApiTarget } from "@tsapi/framework/gateway"
import type { CfnValue } from "../../../model/cloudformation.ts"

/** The `parameters` that an integration's mappings read of a request: a mapping can only read what the method declares. */
export function mappedParameters(target: ApiTarget): readonly CfnValue[] {
  if (!("parameters" in target)) return []
  const { path, query, headers } = target.parameters
  const read = [...Object.values(path), ...Object.values(query), ...Object.values(headers)]
  return [...new Set(read)].flatMap((expression) => {
    const [, place, name] = /^method\.request\.(?:multivalue)?(querystring|header)\.(.+)$/.exec(expression) ?? []
    if (place === undefined || name === undefined) return []
    return [{ name, in: place === "querystring" ? "query" : "header", required: false, schema: { type: "string" } }]
  })
}
