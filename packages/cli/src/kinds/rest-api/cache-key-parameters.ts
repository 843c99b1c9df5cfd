import type { ApiRoute } from "@tsapi/framework/gateway"
import type { CfnValue } from "../../model/cloudformation.ts"

/** The `parameters` for what tells requests apart in the cache beside the path: a key must be a parameter of the method. */
export function cacheKeyParameters({ cache, validation }: ApiRoute): readonly CfnValue[] {
  return (cache?.keys ?? []).flatMap((key) => {
    const [, place, name] = /^method\.request\.(querystring|header)\.(.+)$/.exec(key) ?? []
    if (place === undefined || name === undefined) return []
    if (place === "querystring" && validation?.query.includes(name)) return []
    return [{ name, in: place === "querystring" ? "query" : "header", required: false, schema: { type: "string" } }]
  })
}
