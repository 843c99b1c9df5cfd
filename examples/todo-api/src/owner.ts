import { UnauthorizedError } from "@tsapi/framework"
import type { RequestAuth } from "@tsapi/framework"

/** Whose todos a request is about; a route that was opened by mistake answers 401, not with everybody's. */
export function ownerOf({ principalId }: RequestAuth): string {
  if (!principalId) throw new UnauthorizedError("Unauthorized")
  return principalId
}
