import type { StreamDeclaration } from "@tsapi/framework/internal"
import type { KindModel } from "../../model/app-model.ts"
import { logicalId } from "../../model/logical-id.ts"

export interface StreamModel extends KindModel {
  readonly declaration: StreamDeclaration
  /** The name of the stream under `tsapi local`. */
  readonly localName: string
}

/** The id of the stream in the template. */
export function streamLogicalId(id: string): string {
  return logicalId(id, "Stream")
}

/** The Kinesis streams of an app. */
export function streamModels(declared: readonly KindModel[]): readonly StreamModel[] {
  return declared.filter((model): model is StreamModel => model.kind === "stream")
}

export function localStreamArn(
  localName: string,
  { region, accountId }: { readonly region: string; readonly accountId: string },
): string {
  return `arn:aws:kinesis:${region}:${accountId}:stream/${localName}`
}
