import { UserError, UserErrors } from "../errors/user-error.ts"
import type { PermissionChanges } from "./permission-changes.ts"

/** Throws `PERMISSION_BROADENED` for each thing that would become possible: what `--no-broadening` asks for. */
export function refuseBroadening({ broadened }: PermissionChanges): void {
  if (broadened.length === 0) return
  throw new UserErrors(
    broadened.map(
      ({ description, evidence: [location] }) =>
        new UserError("PERMISSION_BROADENED", description, {
          location: location && { file: location.file, line: location.line },
          hint: "Take the change back, or deploy without --no-broadening once it is agreed. Nothing was changed.",
        }),
    ),
  )
}
