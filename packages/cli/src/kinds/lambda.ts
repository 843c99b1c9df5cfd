import type { LambdaDeclaration } from "@tsapi/framework/internal"
import type { KindModel } from "../model/app-model.ts"
import type { Kind } from "../model/kind.ts"
import { dataOf } from "../model/sample-event.ts"
import { sampleUrlEvent } from "./lambda/sample-url-event.ts"
import { triggerFunction, triggerFunctionId } from "./triggers/trigger-function.ts"

interface LambdaModel extends KindModel {
  readonly functionId: string
}

/** Methods that are invoked directly; who may do so says what invokes them. */
export const lambdaKind: Kind<LambdaDeclaration, LambdaModel> = {
  toModel: (declarations) => ({
    models: declarations.map((declaration) => {
      const functionId = triggerFunctionId(declaration)
      return { kind: "lambda", id: functionId, functionId, location: declaration.location }
    }),
    functions: declarations.map((declaration) => ({ ...triggerFunction(declaration), takesAnything: true as const })),
  }),

  toTriggers: (models) =>
    models.map(({ functionId, location }) => ({
      ...{ functionId, label: "direct invocation", isDirect: true as const, location },
    })),

  toSampleEvent(models, functionId, context) {
    if (!models.some((model) => model.functionId === functionId)) return undefined
    const url = context.app.functions.find(({ id }) => id === functionId)?.url
    return url && context.data === undefined ? sampleUrlEvent(url, functionId, context) : dataOf(context, {})
  },

  async startLocal(_models, emulator) {
    // Code that invokes them finds it, and not what refuses services that are not there.
    await emulator.service("lambda")
    return { environment: {} }
  },
}
