import { toServiceError, unsupported } from "./service-error.ts"

/** One request to a service, for people: `SQS`, `SendMessage`. */
export interface NamedOperation {
  readonly service: string
  readonly operation: string
}

/** Answers with what `run` makes of the operation that `table` has; rejects with a ServiceError, whatever went wrong. */
export async function runOperation<Operation>(
  table: Readonly<Record<string, Operation>>,
  { service, operation }: NamedOperation,
  run: (operation: Operation) => object | Promise<object>,
): Promise<object> {
  const known = Object.hasOwn(table, operation) ? table[operation] : undefined
  if (!known) throw unsupported(`${service} ${operation}`)
  try {
    return await run(known)
  } catch (error) {
    throw toServiceError(operation, error)
  }
}
