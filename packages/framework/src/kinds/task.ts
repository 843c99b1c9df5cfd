import type { TaskDeclaration, TaskTriggerOptions } from "../declarations/task.ts"
import { describeTriggers } from "../declarations/trigger.ts"
import { createTriggerRunner } from "../dispatch/create-trigger-runner.ts"
import { validatePayload } from "../events/validate-payload.ts"
import type { TaskRequest } from "../workflows/task-request.ts"
import type { TriggerKind } from "./runtime-kind.ts"

/** Tasks of workflows, invoked with their input. */
export const task: TriggerKind<TaskRequest, unknown, TaskDeclaration> = {
  name: "task",
  takesAnything: true,
  accepts: () => true,
  createRunner: createTriggerRunner<unknown, TaskTriggerOptions>("task", {
    async answer(event, { options: { input: schema }, context, call }) {
      try {
        const input = schema ? await validatePayload(schema, event, "input") : event
        return await call({ input, context, event })
      } catch (error) {
        throw named(error)
      }
    },
  }),
  describe:
    process.env.TSAPI_PHASE === "run"
      ? undefined
      : (app) => describeTriggers(app, "task", () => ({ kind: "task" as const })),
}

/** Lambda tells Step Functions an error's name, which a class of errors has of itself only if its author thought of it. */
function named(error: unknown): unknown {
  if (error instanceof Error && error.name === "Error") error.name = error.constructor.name
  return error
}
