import { UserError } from "../../errors/user-error.ts"
import type { SourceLocation } from "../../model/source-location.ts"

/** What is wrong with the id of a resource; `owner` names it: `EventBus "Shop"`. */
export function checkId(id: string, owner: string, location: SourceLocation): readonly UserError[] {
  if (/^[A-Za-z][A-Za-z0-9_-]{0,47}$/.test(id)) return []
  const hint = "Use letters, digits, hyphens and underscores, beginning with a letter, 48 characters at most."
  return [new UserError("RESOURCE_INVALID", `${owner}: that cannot be an id`, { hint, location })]
}
