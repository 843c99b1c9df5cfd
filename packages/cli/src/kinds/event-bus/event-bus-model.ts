import type { EventBusDeclaration } from "@tsapi/framework/internal"
import type { KindModel } from "../../model/app-model.ts"
import type { CfnValue } from "../../model/cloudformation.ts"
import { logicalId } from "../../model/logical-id.ts"
import type { QueueSender } from "../queue/queue-policies.ts"
import { cfnText } from "../../model/cfn-text.ts"

export interface EventBusModel extends QueueSender {
  readonly declaration: EventBusDeclaration
  /** The name of the bus under `tsapi local`. */
  readonly localName: string
}

/** The id of the bus in the template. */
export function busLogicalId(id: string): string {
  return logicalId(id, "EventBus")
}

/** A bus of the app. */
export function busModel(id: string, declared: readonly KindModel[]): EventBusModel {
  const model = declared.find((other): other is EventBusModel => other.kind === "eventBus" && other.id === id)
  if (!model) throw new Error(`The app has no event bus ${id}`)
  return model
}

/** `arn:aws:events:REGION:ACCOUNT:event-bus/NAME` has the name. */
export function busNameOf(arn: string): string {
  return arn.split(":event-bus/")[1] ?? ""
}

/** What the template has for the ARN of a bus. */
export function busArnValue({ id, declaration: { existing } }: EventBusModel): CfnValue {
  return existing ? cfnText(existing.arn) : { "Fn::GetAtt": [busLogicalId(id), "Arn"] }
}

/** What the template has for the name of a bus. */
export function busNameValue({ id, declaration: { existing } }: EventBusModel): CfnValue {
  return existing ? busNameOf(existing.arn) : { Ref: busLogicalId(id) }
}

export function localBusArn(
  localName: string,
  { region, accountId }: { readonly region: string; readonly accountId: string },
): string {
  return `arn:aws:events:${region}:${accountId}:event-bus/${localName}`
}
