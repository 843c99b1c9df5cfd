import type { Declaration, TopicTriggerDeclaration } from "@tsapi/framework/internal"
import { UserError } from "../../errors/user-error.ts"
import type { Located } from "../../model/kind.ts"
import { checkSubscription, topicDeclaration } from "../subscriptions/check-subscription.ts"
import { isFifoTopic } from "../topic/topic-model.ts"
import { triggerName } from "../triggers/trigger-function.ts"

/** Everything SNS would refuse in an `@onTopic`. */
export function checkTopicTrigger(
  trigger: Located<TopicTriggerDeclaration>,
  declarations: readonly Located<Declaration>[],
): readonly UserError[] {
  const { topic: id, location } = trigger
  const owner = `@onTopic of ${triggerName(trigger)}`
  const topic = topicDeclaration(id, declarations)
  if (topic && isFifoTopic(topic)) {
    const hint =
      `Subscribe a queue, new Queue("…", { fifo: true, topics: [{ topic, rawDelivery: true }] }), ` +
      "and take its messages with @onQueue."
    const problem = `"${id}" is a FIFO topic, which cannot invoke functions`
    return [new UserError("TRIGGER_INVALID", `${owner}: ${problem}`, { hint, location })]
  }
  return checkSubscription(trigger, { code: "TRIGGER_INVALID", owner, location, declarations })
}
