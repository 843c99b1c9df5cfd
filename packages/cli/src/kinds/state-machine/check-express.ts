import type { AslState } from "@tsapi/framework/internal"
import { isRecord } from "../../model/is-record.ts"

/** What an express machine cannot do in a state. https://docs.aws.amazon.com/step-functions/latest/dg/choosing-workflow-type.html */
export function checkExpress(state: AslState): { readonly message: string; readonly hint: string } | undefined {
  const problem = problemOf(state)
  if (problem === undefined) return undefined
  return { message: `${problem}, which no express machine can`, hint: 'Make the machine "standard", or leave it out.' }
}

function problemOf({ Type, Resource, ItemProcessor: processor }: AslState): string | undefined {
  const resource = String(Resource)
  if (Type === "Task" && resource.endsWith(".waitForTaskToken")) return "waits for a token"
  if (Type === "Task" && /\.sync(:\d)?$/.test(resource)) return `waits for the end of ${resource.replace(/^.*:::/, "")}`
  if (Type === "Task" && /^arn:[^:]+:states:[^:]*:[^:]*:activity:/.test(resource)) return "waits for an activity"
  const config = isRecord(processor) ? processor["ProcessorConfig"] : undefined
  return isRecord(config) && config["Mode"] === "DISTRIBUTED" ? "has a distributed map" : undefined
}
