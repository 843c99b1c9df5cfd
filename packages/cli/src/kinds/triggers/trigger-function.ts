import { type TriggerDeclaration, triggerFunctionId } from "@tsapi/framework/internal"
import type { FunctionRequest, Located } from "../../model/kind.ts"
import { iamDeclarations } from "../iam-declarations.ts"

export { triggerFunctionId }

/** `OrderWorker.process` */
export function triggerName({ className, methodName }: Pick<TriggerDeclaration, "className" | "methodName">): string {
  return `${className}.${methodName}`
}

/** The function of a method with a trigger. */
export function triggerFunction(declaration: Located<TriggerDeclaration>): FunctionRequest {
  const { kind, className, classIndex, methodName, location, iam, function: settings } = declaration
  const owner = triggerName(declaration)
  return {
    id: triggerFunctionId(declaration),
    kind,
    root: { className, classIndex, methodName, location },
    settings: settings ?? {},
    iam: [iam, settings?.iam].flatMap((statements) => iamDeclarations(statements, owner, location)),
    location,
  }
}
