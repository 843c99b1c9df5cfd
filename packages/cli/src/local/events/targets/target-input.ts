import type { EventBridgeEvent } from "@tsapi/framework"
import type { InputTransformer, Target } from "../store/records.ts"
import { readJsonPath } from "./json-path.ts"
import { jsonOf } from "../../../model/json-of.ts"

export interface TargetSurroundings {
  readonly ruleArn: string
  readonly ruleName: string
  /** Milliseconds since the epoch. */
  readonly ingestedAt: number
}

/** What a target gets of an event: all of it, a part, a constant, or what a template makes of it. */
export function targetInput(
  { Input, InputPath, InputTransformer: transformer }: Target,
  event: EventBridgeEvent,
  surroundings: TargetSurroundings,
): string {
  if (Input !== undefined) return Input
  if (InputPath !== undefined) return JSON.stringify(readJsonPath(InputPath, event) ?? {})
  if (transformer !== undefined) return transform(transformer, event, surroundings)
  return JSON.stringify(event)
}

/** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html */
function transform(
  { InputPathsMap = {}, InputTemplate }: InputTransformer,
  event: EventBridgeEvent,
  { ruleArn, ruleName, ingestedAt }: TargetSurroundings,
): string {
  const paths = Object.entries(InputPathsMap).map(([name, path]) => [name, readJsonPath(path, event)] as const)
  const { detail: _detail, ...withoutDetail } = event
  const values = new Map<string, unknown>([
    ...paths,
    ["aws.events.rule-arn", ruleArn],
    ["aws.events.rule-name", ruleName],
    ["aws.events.event.ingestion-time", new Date(ingestedAt).toISOString()],
    ["aws.events.event", withoutDetail],
    ["aws.events.event.json", event],
  ])
  const filled = fillTemplate(InputTemplate, values)
  return compact(filled)
}

function fillTemplate(template: string, values: ReadonlyMap<string, unknown>): string {
  let inText = false
  // Escaped quotes do not end a text.
  return template.replace(/\\.|"|<([\w.-]+)>/gs, (found: string, name: string | undefined) => {
    if (found === '"') inText = !inText
    if (name === undefined) return found
    const value = values.get(name)
    if (!inText) return value === undefined ? "" : JSON.stringify(value)
    return value === undefined ? "" : asText(value)
  })
}

/** As a part of a JSON text. */
function asText(value: unknown): string {
  const text = typeof value === "string" ? value : JSON.stringify(value)
  return JSON.stringify(text).slice(1, -1)
}

function compact(text: string): string {
  return JSON.stringify(jsonOf(text)) ?? text
}
