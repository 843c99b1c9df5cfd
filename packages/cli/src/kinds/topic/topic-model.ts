import type { TopicDeclaration } from "@tsapi/framework/internal"
import type { KindModel } from "../../model/app-model.ts"
import type { CfnValue } from "../../model/cloudformation.ts"
import { logicalId } from "../../model/logical-id.ts"
import { cfnText } from "../../model/cfn-text.ts"

export interface TopicModel extends KindModel {
  readonly declaration: TopicDeclaration
  /** The name of the topic under `tsapi local`. */
  readonly localName: string
}

/** The id of the topic in the template. */
export function topicLogicalId(id: string): string {
  return logicalId(id, "Topic")
}

/** The topics of an app. */
export function topicModels(declared: readonly KindModel[]): readonly TopicModel[] {
  return declared.filter((model): model is TopicModel => model.kind === "topic")
}

/** Throws where the checks let a topic pass that the app does not have. */
export function topicModel(id: string, declared: readonly KindModel[]): TopicModel {
  const model = topicModels(declared).find((topic) => topic.id === id)
  if (!model) throw new Error(`The app has no topic ${id}`)
  return model
}

export function isFifoTopic({ fifo, existing }: Pick<TopicDeclaration, "fifo" | "existing">): boolean {
  return existing ? existing.arn.endsWith(".fifo") : Boolean(fifo)
}

export function topicArnValue({ id, existing }: Pick<TopicDeclaration, "id" | "existing">): CfnValue {
  return existing ? cfnText(existing.arn) : { Ref: topicLogicalId(id) }
}

export function localTopicArn(
  localName: string,
  { region, accountId }: { readonly region: string; readonly accountId: string },
): string {
  return `arn:aws:sns:${region}:${accountId}:${localName}`
}
