import { abortable } from "../../../state/abortable.ts"
import { assertSize } from "../assert-size.ts"
import { parseResource, type TaskResource } from "../integrations/parse-resource.ts"
import { callService } from "../integrations/call-service.ts"
import { StateError } from "../state-error.ts"
import { finish, keep, record, type StateResult, type StateRun } from "../state-run.ts"
import { wholeNumber } from "../whole-number.ts"
import { taskEvents, type TaskLimits } from "../task-events.ts"

/** A task's work, timed and written down. */
export async function runTask(run: StateRun): Promise<StateResult> {
  const { data, state, position, clock, signal } = run
  const resource = parseResource(state.Resource ?? "")
  const input = await data.effectiveInput(state, position.input)
  const limits = {
    timeoutSeconds: await wholeNumber(run, "TimeoutSeconds", { input, from: 1 }),
    heartbeatSeconds: await wholeNumber(run, "HeartbeatSeconds", { input, from: 1 }),
  }
  const events = taskEvents(resource, run.execution.region)
  const late = new AbortController()
  const within = AbortSignal.any([signal, late.signal])
  if (limits.timeoutSeconds !== undefined) {
    const deadline = (position.scheduledAt ?? clock.now()) + limits.timeoutSeconds * 1000
    clock.sleepUntil(deadline, within).then(
      () => late.abort(new StateError("States.Timeout", `The task took more than ${limits.timeoutSeconds} s`)),
      // The task was done before.
      () => undefined,
    )
  }
  try {
    const result = await work(run, { resource, input, limits, signal: within })
    assertSize(result, `result of the task "${run.name}"`)
    late.abort(new StateError("States.Timeout"))
    const { type, details } = events.succeeded(result)
    record(run, type, details)
    return await finish(run, { input, result })
  } catch (error) {
    if (error instanceof StateError && !signal.aborted && error.error !== "States.QueryEvaluationError") {
      const { type, details } = events.failed(error)
      record(run, type, details)
    }
    throw error
  } finally {
    await stopChild(run, resource)
    if (run.position.token !== undefined && !signal.aborted) await run.callbacks.drop(run.position.token)
    late.abort(new StateError("States.Timeout"))
  }
}

/** Step Functions stops the execution that a task waits for no longer. */
async function stopChild({ children, position }: StateRun, { pattern }: TaskResource): Promise<void> {
  if (position.childArn !== undefined && pattern.startsWith("sync")) await children.stop(position.childArn)
}

interface TaskWork {
  readonly resource: TaskResource
  readonly input: unknown
  readonly limits: TaskLimits
  readonly signal: AbortSignal
}

async function work(run: StateRun, { resource, input, limits, signal }: TaskWork): Promise<unknown> {
  const { data, state, journal, callbacks, children } = run
  if (resource.pattern === "waitForTaskToken" && run.position.token === undefined) {
    keep(run, { token: await callbacks.create() })
  }
  if (!run.position.isSubmitted) {
    const given = await data.arguments(state, { input })
    assertSize(given, `input of the task "${run.name}"`)
    const events = taskEvents(resource, run.execution.region)
    if (run.position.scheduledAt === undefined) {
      for (const { type, details } of events.scheduled(given, limits)) record(run, type, details)
      keep(run, { scheduledAt: run.clock.now() })
    }
    await journal.flush()
    const called = await abortable(callService(run, resource, given), signal)
    if (resource.pattern === "request") return called.result
    for (const { type, details } of events.submitted(called.result)) record(run, type, details)
    keep(run, { isSubmitted: true, childArn: called.childArn })
    await journal.flush()
  }
  const { token, childArn } = run.position
  if (childArn !== undefined && resource.pattern !== "waitForTaskToken") {
    return childResult(await children.ended(childArn, signal), resource)
  }
  const { heartbeatSeconds } = limits
  const heartbeat = heartbeatSeconds === undefined ? {} : { heartbeatMs: heartbeatSeconds * 1000 }
  return callbacks.outcome(token ?? "", { ...heartbeat, signal })
}

function childResult(ended: Readonly<Record<string, unknown>>, { pattern }: TaskResource): unknown {
  const { Status, Input, Output } = ended
  if (Status !== "SUCCEEDED") throw new StateError("States.TaskFailed", JSON.stringify(ended))
  return pattern === "sync:2"
    ? { ...ended, Input: JSON.parse(String(Input)), Output: JSON.parse(String(Output)) }
    : ended
}
