import type { TopicTriggerDeclaration } from "@tsapi/framework/internal"
import type { KindModel } from "../../model/app-model.ts"
import type { Located } from "../../model/kind.ts"
import type { QueueSender } from "../queue/queue-policies.ts"

export interface TopicTriggerModel extends QueueSender {
  readonly functionId: string
  readonly declaration: Located<TopicTriggerDeclaration>
}

/** The triggers of an app that take messages of topics. */
export function topicTriggerModels(declared: readonly KindModel[]): readonly TopicTriggerModel[] {
  return declared.filter((model): model is TopicTriggerModel => model.kind === "onTopic")
}
