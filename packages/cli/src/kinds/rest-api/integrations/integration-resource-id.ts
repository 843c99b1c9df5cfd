import type { ApiRoute } from "@tsapi/framework/gateway"
import { logicalId } from "../../../model/logical-id.ts"
import { shortHash } from "../../../model/short-hash.ts"

/** `POST /orders` has `PostOrdersIntegrationRole`; other paths may share their letters and digits with another one. */
export function integrationResourceId({ method, path }: Pick<ApiRoute, "method" | "path">, what: string): string {
  const id = logicalId(method.toLowerCase(), path, what)
  return /^(\/[a-z][a-z0-9]*)+$/.test(path) ? id : `${id}${shortHash(path)}`
}
