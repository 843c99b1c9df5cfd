import type { ExistingParameter, ParameterDeclaration } from "@tsapi/framework/internal"
import type { KindModel } from "../../model/app-model.ts"
import type { Located } from "../../model/kind.ts"
import { logicalId } from "../../model/logical-id.ts"

export interface ParameterModel extends KindModel {
  readonly declaration: Located<ParameterDeclaration>
  /** The name under `tsapi local`. */
  readonly localName: string
}

/** The id of the parameter in the template. */
export function parameterLogicalId(id: string): string {
  return logicalId(id, "Parameter")
}

/** The name of a parameter that is not the app's. An ARN has the slash once, with which a path begins. */
export function existingParameterName(existing: ExistingParameter): string {
  if ("name" in existing) return existing.name
  const name = existing.arn.split(":parameter/").at(-1) ?? ""
  return name.includes("/") ? `/${name}` : name
}
