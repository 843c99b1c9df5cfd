import type { LambdaDeclaration, LambdaTriggerOptions } from "../declarations/lambda.ts"
import { describeTriggers } from "../declarations/trigger.ts"
import { createTriggerRunner } from "../dispatch/create-trigger-runner.ts"
import type { LambdaRequest } from "../events/lambda-request.ts"
import { validatePayload } from "../events/validate-payload.ts"
import type { TriggerKind } from "./runtime-kind.ts"

/** Direct invocations. */
export const lambda: TriggerKind<LambdaRequest, unknown, LambdaDeclaration> = {
  name: "lambda",
  takesAnything: true,
  accepts: () => true,
  createRunner: createTriggerRunner<unknown, LambdaTriggerOptions>("lambda", {
    async answer(event, { options, context, call }) {
      try {
        const input = options.input ? await validatePayload(options.input, event, "input") : event
        const output = await call({ input, context, event })
        return options.output ? await validatePayload(options.output, output, "output") : output
      } catch (error) {
        throw named(error)
      }
    },
  }),
  describe:
    process.env.TSAPI_PHASE === "run"
      ? undefined
      : (app) => describeTriggers(app, "lambda", () => ({ kind: "lambda" as const })),
}

/** Lambda tells the invoker an error's name, which a class of errors has of itself only if its author thought of it. */
function named(error: unknown): unknown {
  if (error instanceof Error && error.name === "Error") error.name = error.constructor.name
  return error
}
