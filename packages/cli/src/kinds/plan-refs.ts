import type { AppModel } from "../model/app-model.ts"
import { invokedArn } from "../model/invoked-arn.ts"
import type { PlanRefs } from "../model/kind.ts"
import { allReferences } from "./all-references.ts"

/** What kinds may point at while they write their resources. */
export function planRefs(app: AppModel, { retainState }: Pick<PlanRefs, "retainState">): PlanRefs {
  return {
    app,
    references: allReferences(app),
    retainState,
    functionArn(functionId) {
      const model = app.functions.find(({ id }) => id === functionId)
      if (!model) throw new Error(`the app has no function ${functionId}`)
      return invokedArn(model)
    },
  }
}
