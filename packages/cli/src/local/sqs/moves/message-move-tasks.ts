import { randomUUID } from "node:crypto"
import { redrivePolicyOf } from "../queues/queue.ts"
import type { SqsContext } from "../sqs-context.ts"
import { queueOfArn } from "../sqs-context.ts"
import { invalidParameter, resourceNotFound, sqsError } from "../sqs-errors.ts"
import type { ServiceInput } from "../../protocol/service-input.ts"
import { stateRange } from "../store/message-keys.ts"
import { type MoveTask, putTask, storedTasks } from "./move-task.ts"
import { runMoveTask } from "./run-move-task.ts"

export async function startMessageMoveTask(sqs: SqsContext, input: ServiceInput): Promise<object> {
  const sourceArn = input.requiredText("SourceArn")
  const destinationArn = input.text("DestinationArn")
  const bounds = { from: 1, to: 500, reason: "Must be between 1 and 500, if provided." }
  const perSecond = input.integer("MaxNumberOfMessagesPerSecond", bounds)
  const { state, queues } = sqs.store
  const { space } = existing(sqs, sourceArn, "SourceArn")
  if (destinationArn !== undefined) existing(sqs, destinationArn, "DestinationArn")
  if (![...queues.values()].some((queue) => redrivePolicyOf(queue)?.deadLetterTargetArn === sourceArn))
    throw invalidParameter("Source queue must be configured as a Dead Letter Queue.")
  const task = await state.exclusive(async (): Promise<MoveTask> => {
    if ((await storedTasks(state)).some((other) => other.sourceArn === sourceArn && other.status === "RUNNING")) {
      const rule = "Only one active task is allowed for a source queue arn at a given time."
      throw sqsError("UnsupportedOperation", `There is already a task running. ${rule}`)
    }
    const toMove = await state.count(stateRange(space))
    const handle = Buffer.from(JSON.stringify({ taskId: randomUUID(), sourceArn })).toString("base64")
    const added: MoveTask = {
      ...{ handle, sourceArn, destinationArn, perSecond, toMove },
      ...{ status: "RUNNING", moved: 0, startedAt: sqs.now() },
    }
    await state.commit([putTask(added)])
    return added
  })
  sqs.inBackground(runMoveTask(sqs, task))
  return { TaskHandle: task.handle }
}

export async function cancelMessageMoveTask(sqs: SqsContext, input: ServiceInput): Promise<object> {
  const handle = input.requiredText("TaskHandle")
  const { state } = sqs.store
  return state.exclusive(async () => {
    const task = (await storedTasks(state)).find((other) => other.handle === handle)
    if (!task) throw resourceNotFound("Task does not exist.")
    if (task.status !== "RUNNING") throw sqsError("UnsupportedOperation", "Only active tasks can be cancelled.")
    await state.commit([putTask({ ...task, status: "CANCELLED" })])
    return { ApproximateNumberOfMessagesMoved: task.moved }
  })
}

export async function listMessageMoveTasks(sqs: SqsContext, input: ServiceInput): Promise<object> {
  const sourceArn = input.requiredText("SourceArn")
  const most = input.integer("MaxResults", { from: 1, to: 10, reason: "Must be between 1 and 10, if provided." }) ?? 1
  existing(sqs, sourceArn, "SourceArn")
  const tasks = (await storedTasks(sqs.store.state)).filter((task) => task.sourceArn === sourceArn)
  return { Results: tasks.toReversed().slice(0, most).map(render) }
}

function render(task: MoveTask): object {
  return {
    ...(task.status === "RUNNING" && { TaskHandle: task.handle }),
    Status: task.status,
    SourceArn: task.sourceArn,
    DestinationArn: task.destinationArn,
    MaxNumberOfMessagesPerSecond: task.perSecond,
    ApproximateNumberOfMessagesMoved: task.moved,
    ApproximateNumberOfMessagesToMove: task.toMove,
    FailureReason: task.failureReason,
    StartedTimestamp: task.startedAt,
  }
}

function existing(sqs: SqsContext, arn: string, parameter: string) {
  const queue = queueOfArn(sqs, arn)
  if (!queue) throw resourceNotFound(`The resource that you specified for the ${parameter} parameter doesn't exist.`)
  return queue
}
