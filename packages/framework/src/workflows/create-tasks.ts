import { checkOptions } from "../declarations/check-options.ts"
import { captureCallSite } from "../declarations/call-site.ts"
import { recordsOf } from "../declarations/metadata-store.ts"
import { resourceToken } from "../declarations/resource-registry.ts"
import { triggerFunctionId } from "../declarations/trigger.ts"
import { toValue } from "./expression.ts"
import type { Flow } from "./flow.ts"
import type { Recorder } from "./recorder.ts"
import type { CallbackOptions } from "./step-options.ts"
import type { TaskClass } from "./task-types.ts"
import { lambdaRetriers, toRetriers } from "./to-retriers.ts"

interface Invocation {
  readonly resource: string
  /** Where the result stands in the state itself. */
  readonly resultPath: string
  readonly input: unknown
  readonly options: CallbackOptions<unknown>
}

const taskOptions = ["name", "retry", "timeoutSeconds", "heartbeatSeconds", "compensate"]

/** `flow.task` and `flow.callback` */
export function createTasks(recorder: Recorder): Pick<Flow, "task" | "callback"> {
  function methodsOf(type: TaskClass, invocationOf: (...args: never[]) => Invocation): object {
    if (typeof type !== "function")
      throw new TypeError(`The class of the task is ${typeof type}. Is there an import cycle?`)
    return new Proxy(
      {},
      {
        get(_target, method) {
          if (typeof method === "symbol") return undefined
          return function invoke(...args: never[]) {
            return addTask({ type, method }, invocationOf(...args), invoke)
          }
        },
      },
    )
  }

  function addTask(
    { type, method }: { readonly type: TaskClass; readonly method: string },
    { resource, resultPath, input, options }: Invocation,
    callee: object,
  ) {
    const title = `${type.name}.${method}`
    checkOptions(`The step ${title}`, options, taskOptions)
    const functionId = triggerFunctionId({ className: type.name, methodName: method })
    if (!recordsOf(type).some(({ kind, methodName }) => kind === "lambda" && methodName === method)) {
      throw new TypeError(`${title} is no task: put @lambda() on the method.`)
    }
    const { name, timeoutSeconds, heartbeatSeconds, compensate } = options
    const state = recorder.add({
      ...{ type: "Task", title, chosen: name, callSite: captureCallSite(callee), resultPath },
      fields: {
        Resource: resource,
        Arguments: {
          FunctionName: resourceToken("lambda", functionId, "arn"),
          ...(input !== undefined && { Payload: input }),
        },
        TimeoutSeconds: timeoutSeconds,
        HeartbeatSeconds: heartbeatSeconds,
        Retry: toRetriers(options, lambdaRetriers),
      },
      protection: recorder.protection(),
    })
    const { result } = state
    if (!result) throw new Error(`${title} has a result`)
    if (compensate) recorder.compensate(state, (source) => compensate(toValue({ source, path: [] })))
    return toValue({ source: result, path: [] })
  }

  const tasks = {
    task: (type: TaskClass) =>
      methodsOf(type, (input: unknown, options: CallbackOptions<unknown> = {}) => ({
        ...{ resource: "arn:aws:states:::lambda:invoke", resultPath: "$states.result.Payload" },
        ...{ input, options },
      })),

    callback: (type: TaskClass) =>
      methodsOf(type, (inputOf: (token: unknown) => unknown, options: CallbackOptions<unknown> = {}) => ({
        ...{ resource: "arn:aws:states:::lambda:invoke.waitForTaskToken", resultPath: "$states.result" },
        input: inputOf(toValue({ source: { from: "path", path: "$states.context.Task.Token" }, path: [] })),
        options,
      })),
  }
  // `Flow` says which methods a class has and what they take; here they are whatever is asked for.
  return tasks as Pick<Flow, "task" | "callback">
}
