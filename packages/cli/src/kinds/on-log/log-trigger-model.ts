import type { LogGroup } from "@tsapi/framework"
import type { LogTriggerDeclaration } from "@tsapi/framework/internal"
import type { AppModel, KindModel } from "../../model/app-model.ts"
import type { Located } from "../../model/kind.ts"
import { logicalId, stackName } from "../../model/logical-id.ts"

/** A method, and one of the log groups whose lines it takes. */
export interface LogTriggerModel extends KindModel {
  readonly functionId: string
  readonly logGroup: LogGroup
  readonly filterPattern: string
  readonly declaration: Located<LogTriggerDeclaration>
}

/** A function's id, or that of a log group which is not the app's. */
export function logGroupId(group: LogGroup): string {
  return "functionId" in group ? group.functionId : group.id
}

/** The id of the subscription filter in the template. */
export function logFilterId({ functionId, logGroup }: LogTriggerModel): string {
  return logicalId(functionId, logGroupId(logGroup), "LogFilter")
}

type Stack = Pick<AppModel, "appName" | "stage">

/** The name that the filter has under `tsapi local`. */
export function localFilterName(model: LogTriggerModel, { appName, stage }: Stack): string {
  return `${stackName(appName, stage)}-${logFilterId(model)}`
}

/** The name that the log group has under `tsapi local`. */
export function localLogGroupName({ logGroup }: LogTriggerModel, { appName, stage }: Stack): string {
  return "functionId" in logGroup ? `/aws/lambda/${stackName(appName, stage)}-${logGroup.functionId}` : logGroup.name
}
