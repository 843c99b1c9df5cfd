/** A log group of CloudWatch Logs that `@onLog` takes lines from. */
export type LogGroup = FunctionLogGroup | ExistingLogGroup

/** What a function of the app logs. */
export interface FunctionLogGroup {
  readonly functionId: string
}

/** A log group that is not the app's. */
export interface ExistingLogGroup {
  readonly id: string
  readonly name: string
}

/** The log group of a function of the app, by the id that `tsapi routes` shows: `Api`, `OrderWorkerProcess`. */
export function functionLogGroup(functionId: string): FunctionLogGroup {
  return { functionId }
}

/**
 * A log group in the app's account and region that is not the app's. It is never changed.
 *
 * @example
 * export const database = existingLogGroup("Database", { name: "/aws/rds/instance/orders/postgresql" })
 */
export function existingLogGroup(id: string, { name }: { readonly name: string }): ExistingLogGroup {
  return { id, name }
}
