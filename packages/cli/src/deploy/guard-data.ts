import { UserError, UserErrors } from "../errors/user-error.ts"
import { confirmAnyway, type DeployContext } from "./deploy-context.ts"
import type { ResourceChange } from "./summarize-changes.ts"

/** Lets a change that loses or detaches stored data pass only with `--allow-data-loss` or an answer to that very question; `-y` is not enough. */
export async function guardData(
  context: DeployContext,
  changes: readonly ResourceChange[],
  { allowDataLoss }: { readonly allowDataLoss: boolean },
): Promise<void> {
  const losses = changes.filter(({ data }) => data !== undefined)
  if (losses.length === 0) return
  for (const loss of losses) context.terminal.warn(describeLoss(loss))
  if (allowDataLoss) return
  if (context.terminal.interactive) {
    await confirmAnyway(context, `Go on and lose the data of ${losses.map(({ logicalId }) => logicalId).join(", ")}?`)
    return
  }
  throw new UserErrors(
    losses.map(
      (loss) =>
        new UserError("DATA_LOSS_NOT_ALLOWED", describeLoss(loss), {
          location: loss.location,
          hint: "Take the change back, or pass --allow-data-loss. Nothing was changed.",
        }),
    ),
  )
}

function describeLoss({ action, data, logicalId, physicalId, type }: ResourceChange): string {
  const what = `${logicalId} (${type}${physicalId === undefined ? "" : ` ${physicalId}`})`
  const fate = {
    replace: "is replaced",
    "may-replace": "may be replaced",
    delete: "is deleted",
    add: "",
    import: "",
    change: "",
  }[action]
  return data === "detached"
    ? `${what} ${fate}: the app goes on with an empty one; the old one is kept, outside the stack`
    : `${what} ${fate}, and its data with it`
}
