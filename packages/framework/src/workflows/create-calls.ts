import { checkOptions } from "../declarations/check-options.ts"
import { captureCallSite } from "../declarations/call-site.ts"
import { resourceToken } from "../declarations/resource-registry.ts"
import { toValue } from "./expression.ts"
import type { Flow } from "./flow.ts"
import type { Recorder } from "./recorder.ts"
import type { TaskOptions } from "./step-options.ts"
import { toRetriers } from "./to-retriers.ts"

interface Call {
  readonly resource: string
  readonly input: object
  readonly title: string
  readonly resultPath: string
  readonly options: TaskOptions<never>
}

const actionForm = /^arn:.|^[a-z0-9-]+(:[a-z0-9-]+)?:[a-zA-Z0-9]+(\.sync(:2)?|\.waitForTaskToken)?$/

/** `flow.call` and `flow.execute` */
export function createCalls(recorder: Recorder): Pick<Flow, "call" | "execute"> {
  function addCall({ resource, input, title, resultPath, options }: Call, callee: object) {
    checkOptions(`The step ${title}`, options, ["name", "retry", "timeoutSeconds", "compensate"])
    const { name, timeoutSeconds, compensate } = options
    const state = recorder.add({
      ...{ type: "Task", title, chosen: name, callSite: captureCallSite(callee), resultPath },
      fields: {
        Resource: resource,
        Arguments: input,
        TimeoutSeconds: timeoutSeconds,
        Retry: toRetriers(options, []),
      },
      protection: recorder.protection(),
    })
    const { result } = state
    if (!result) throw new Error(`${title} has a result`)
    if (compensate) recorder.compensate(state, (source) => compensate(toValue<never>({ source, path: [] })))
    return result
  }

  return {
    call: function call(action, input, options = {}) {
      if (!actionForm.test(action)) {
        throw new TypeError(`"${action}" is no request of a workflow: write it as ASL has it, "sqs:sendMessage".`)
      }
      const resource = action.startsWith("arn:") ? action : `arn:aws:states:::${action}`
      const made = { resource, input, title: action, resultPath: "$states.result", options }
      return toValue({ source: addCall(made, call), path: [] })
    },

    execute: function execute(machine, input, options = {}) {
      const source = addCall(
        {
          resource: "arn:aws:states:::states:startExecution.sync:2",
          input: {
            StateMachineArn: resourceToken("stateMachine", machine.id, "arn"),
            Input: input,
          },
          ...{ title: machine.id, resultPath: "$states.result.Output", options },
        },
        execute,
      )
      return toValue({ source, path: [] })
    },
  }
}
