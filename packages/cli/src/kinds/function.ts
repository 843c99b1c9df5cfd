import { closest } from "@tsapi/framework/checks"
import {
  type Declaration,
  type FunctionDeclaration,
  type LambdaDeclaration,
  propertyVariable,
} from "@tsapi/framework/internal"
import { UserError } from "../errors/user-error.ts"
import type { KindModel, ResourceReference } from "../model/app-model.ts"
import { toldFunction } from "../model/function-name.ts"
import type { Kind, Located } from "../model/kind.ts"
import { localFunctionArn } from "../model/local-emulator.ts"
import { arnPart } from "./resources/arn-part.ts"
import { triggerFunctionId, triggerName } from "./triggers/trigger-function.ts"

/** Handles of functions; what they invoke is made for the kind `lambda`. */
export const functionKind: Kind<FunctionDeclaration, KindModel> = {
  toModel(declarations, { declarations: all, report }) {
    const invocable = all.filter(isLambda)
    return {
      models: declarations.flatMap((declaration) => {
        const { id, location } = declaration
        if (invocable.some((lambda) => triggerFunctionId(lambda) === id)) return [{ kind: "function", id, location }]
        report(unknownFunction(declaration, invocable))
        return []
      }),
      functions: [],
    }
  },

  toReferences: (models, functions) =>
    models.flatMap(({ id, location }): readonly ResourceReference[] => {
      const { name, arn } = toldFunction(functions.find((fn) => fn.id === id) ?? { id })
      return Object.entries({ name, arn }).map(([property, value]) => ({
        ...{ kind: "function", id, functionId: id, property, value, arn, location },
        environmentVariable: propertyVariable("function", id, property),
      }))
    }),

  async startLocal(models, emulator) {
    const environment = models.flatMap(({ id }) => {
      const arn = localFunctionArn(emulator, id)
      return [
        [propertyVariable("function", id, "name"), arnPart(arn, 6)],
        [propertyVariable("function", id, "arn"), arn],
      ]
    })
    return { environment: Object.fromEntries(environment) }
  },
}

function isLambda(declaration: Located<Declaration>): declaration is Located<LambdaDeclaration> {
  return declaration.kind === "lambda"
}

function unknownFunction(
  declaration: Located<FunctionDeclaration>,
  invocable: readonly Located<LambdaDeclaration>[],
): UserError {
  const { className, location } = declaration
  const name = triggerName(declaration)
  const meant = closest(name, invocable.map(triggerName))
  return new UserError("TRIGGER_INVALID", `functionOf: no class in the App's handlers has @lambda on ${name}`, {
    hint: meant ? `Did you mean ${meant}?` : `Put @lambda() on the method, and ${className} in the App's handlers.`,
    location,
  })
}
