import { STATUS_CODES } from "node:http"
import type { ApiTarget } from "@tsapi/framework/gateway"
import type { CfnValue } from "../../../model/cloudformation.ts"

/** The answers that a method declares: API Gateway gives no status and no header that is not among them. */
export function methodResponses(target: ApiTarget): CfnValue {
  if (!("responses" in target)) return {}
  const headers = new Map<number, Set<string>>()
  for (const response of target.responses) {
    const names = headers.get(response.status) ?? new Set()
    for (const name of Object.keys(response.headers)) names.add(name)
    headers.set(response.status, names)
  }
  return Object.fromEntries(
    [...headers].map(([status, names]) => [
      String(status),
      {
        description: STATUS_CODES[status] ?? `Status ${status}`,
        ...(names.size > 0 && {
          headers: Object.fromEntries([...names].map((name) => [name, { schema: { type: "string" } }])),
        }),
      },
    ]),
  )
}
