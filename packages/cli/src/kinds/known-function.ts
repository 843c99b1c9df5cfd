import { closest } from "@tsapi/framework/checks"
import { UserError } from "../errors/user-error.ts"
import type { AppModel } from "../model/app-model.ts"
import type { SourceLocation } from "../model/source-location.ts"

export interface Naming {
  /** `Alarm "OrdersFailed" watches`, as the begin of a sentence about what it names. */
  readonly owner: string
  readonly location: SourceLocation
}

/** Throws a UserError for a function that the app does not have. */
export function assertFunction(id: string, app: Pick<AppModel, "functions">, naming: Naming): void {
  const error = unknownFunction(id, app, naming)
  if (error) throw error
}

/** What is wrong with naming a function; undefined for one that the app has. */
export function unknownFunction(
  id: string,
  { functions }: Pick<AppModel, "functions">,
  { owner, location }: Naming,
): UserError | undefined {
  const ids = functions.map((fn) => fn.id)
  if (ids.includes(id)) return undefined
  const meant = closest(id, ids)
  return new UserError("FUNCTION_UNKNOWN", `${owner}: the app has no function "${id}"`, {
    hint: meant ? `Did you mean ${meant}?` : `Functions of this app: ${ids.join(", ")}.`,
    location,
  })
}
