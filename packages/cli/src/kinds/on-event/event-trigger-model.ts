import type { EventTriggerDeclaration } from "@tsapi/framework/internal"
import { logicalId, stackName } from "../../model/logical-id.ts"
import type { AppModel } from "../../model/app-model.ts"
import type { Located } from "../../model/kind.ts"
import type { QueueSender } from "../queue/queue-policies.ts"

export interface EventTriggerModel extends QueueSender {
  readonly functionId: string
  readonly declaration: Located<EventTriggerDeclaration>
}

/** The id of the rule in the template. */
export function ruleLogicalId(functionId: string): string {
  return logicalId(functionId, "Rule")
}

/** The name that its rule and its archive have under `tsapi local`. */
export function localRuleName(functionId: string, { appName, stage }: Pick<AppModel, "appName" | "stage">): string {
  return `${stackName(appName, stage)}-${functionId}`
}
