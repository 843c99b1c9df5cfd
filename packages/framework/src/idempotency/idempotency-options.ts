import { checkOptions } from "../declarations/check-options.ts"
import { registeredResources } from "../declarations/resource-registry.ts"
import type { TableDeclaration } from "../declarations/table-declaration.ts"
import type { Table } from "../declarations/table.ts"

/** How requests are told apart, and how long what became of them is kept. */
export interface IdempotencyOptions<Request> {
  /** A table of the app: `new Table("Requests", { partitionKey: "id", timeToLive: "expiresAt" })`. */
  readonly table: Table
  /**
   * What requests have in common that are one; anything that JSON can hold. Default: a route's header `Idempotency-Key`,
   * otherwise the `id` of a message or record. Callers whom an authorizer tells apart never share a key.
   */
  readonly key?: ((request: Request) => unknown) | undefined
  /** A request without a key is refused with 400, or runs as if there were no `idempotent`. Default `refuse`. */
  readonly missingKey?: "refuse" | "run" | undefined
  /**
   * What must be equal in requests of one key, which are refused with 422 otherwise. Default: path, query and body of a
   * route, nothing of anything else. `false` compares nothing.
   */
  readonly payload?: ((request: Request) => unknown) | false | undefined
  /** Seconds that an answer is kept. Default 86400, which is a day. */
  readonly ttl?: number | undefined
  /** Seconds after which a request that was not finished counts as lost. Default: what its function had left to run. */
  readonly inProgressTtl?: number | undefined
  /** What keys are told apart by, beside the caller. Default: the route, or the function's name. */
  readonly scope?: string | undefined
}

/** Throws a TypeError for options that could not work. Deployed code leaves this out: the build has checked them. */
export function checkIdempotencyOptions<Request>(callee: string, options: IdempotencyOptions<Request>): void {
  checkOptions(callee, options, optionNames)
  const { table, ttl = 1, inProgressTtl = 1 } = options
  if (table === undefined) throw new TypeError(`${callee}: table is undefined. Is there an import cycle?`)
  for (const [name, seconds] of Object.entries({ ttl, inProgressTtl })) {
    if (seconds > 0) continue
    throw new TypeError(`${callee}: ${name} is ${seconds}. Use a number of seconds above 0.`)
  }
  const declared = registeredResources("table").find((declaration) => Reflect.get(declaration, "id") === table.id)
  if (!declared) return
  const { partitionKey, sortKey, timeToLive } = declared as TableDeclaration
  const { name = partitionKey, type = "string" } = typeof partitionKey === "object" ? partitionKey : {}
  if (name === "id" && type === "string" && sortKey === undefined && timeToLive === "expiresAt") return
  const needed = `new Table("${table.id}", { partitionKey: "id", timeToLive: "expiresAt" })`
  throw new TypeError(`${callee}: the table ${table.id} cannot hold what it keeps. Write ${needed}.`)
}

const optionNames = ["table", "key", "missingKey", "payload", "ttl", "inProgressTtl", "scope"]
