import type { TaskDeclaration } from "@tsapi/framework/internal"
import type { Kind } from "../model/kind.ts"
import type { TaskModel } from "./state-machine/token-value.ts"
import { triggerFunction, triggerFunctionId, triggerName } from "./triggers/trigger-function.ts"

/** Methods that workflows run; what invokes them is part of the workflows. */
export const taskKind: Kind<TaskDeclaration, TaskModel> = {
  toModel: (declarations) => ({
    models: declarations.map((declaration) => ({
      kind: "task" as const,
      id: triggerName(declaration),
      functionId: triggerFunctionId(declaration),
      location: declaration.location,
    })),
    functions: declarations.map(triggerFunction),
  }),
}
