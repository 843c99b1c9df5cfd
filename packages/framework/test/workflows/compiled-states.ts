import type { Flow, Value } from "../../src/index.ts"
import { compileWorkflow } from "../../src/workflows/compile-workflow.ts"
import { checkAsl } from "./valid-asl.ts"
import type { Order } from "./workflow-tasks.ts"

export function compile(define: (flow: Flow, order: Value<Order>) => unknown) {
  const { definition } = compileWorkflow(define, { callSite: {} })
  checkAsl(definition)
  return definition
}

/** The states without what every task has. */
export function statesOf(define: (flow: Flow, order: Value<Order>) => unknown) {
  const { States } = compile(define)
  return JSON.parse(JSON.stringify(States, (key, value: unknown) => (key === "Retry" ? undefined : value)))
}

export const target = (functionId: string) => `\${tsapi.lambda.${functionId}.arn}`
