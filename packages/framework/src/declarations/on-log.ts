import { captureCallSite } from "./call-site.ts"
import type { LogGroup } from "./log-group.ts"
import { recorder } from "./metadata-store.ts"
import type { Schema } from "./schemas.ts"
import { checkTrigger, type TriggerDeclaration, type TriggerOptions } from "./trigger.ts"
import type { TriggerDecorator } from "./trigger-decorator.ts"
import type { LogRecord } from "../events/log-record.ts"

export interface LogTriggerOptions extends TriggerOptions {
  /**
   * Lines that do not fit are left out. Default: all are taken.
   * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
   */
  readonly filterPattern?: string
  /** What a line is, as JSON. The method does not run for one that does not fit, and Lambda tries again. */
  readonly message?: Schema
  /** Whether the method takes all lines of an invocation at once. Default false: it runs for each line. */
  readonly batch?: boolean
}

/** What `@onLog` writes down. */
export interface LogTriggerRecord extends LogTriggerOptions {
  readonly logGroups: readonly LogGroup[]
}

/** A method that takes lines of logs. */
export interface LogTriggerDeclaration
  extends TriggerDeclaration, Pick<LogTriggerRecord, "filterPattern" | "logGroups"> {
  readonly kind: "onLog"
}

/**
 * Runs the method for the lines of a log, or of several, that fit a pattern. Lambda tries twice more where it throws.
 *
 * Throws a TypeError for an option it does not know.
 *
 * @example
 * @onLog(functionLogGroup("Api"), { filterPattern: '{ $.level = "ERROR" }' })
 * async alert({ message, timestamp }: LogRecord) { … }
 */
export function onLog<const Options extends LogTriggerOptions = object>(
  source: LogGroup | readonly LogGroup[],
  options?: Options,
): TriggerDecorator<LogRequest<Options>> {
  const logGroups = [source].flat()
  if (process.env.TSAPI_PHASE !== "run") {
    checkLogGroups(logGroups)
    checkTrigger("@onLog", options ?? {}, ["filterPattern", "batch"], ["message"])
  }
  return recorder({
    kind: "onLog",
    options: { ...options, logGroups },
    ...(process.env.TSAPI_PHASE !== "run" && { callSite: captureCallSite(onLog) }),
  })
}

type LogRequest<Options> = Options extends { readonly batch: true }
  ? readonly LogRecord<MessageOf<Options>>[]
  : LogRecord<MessageOf<Options>>

type MessageOf<Options> = Options extends { readonly message: infer Message extends Schema } ? Message : undefined

function checkLogGroups(groups: readonly unknown[]): void {
  const example = 'functionLogGroup("Api") or existingLogGroup("Database", { name: "/aws/rds/…" })'
  if (groups.length === 0) throw new TypeError(`@onLog: it has no log group. Give it ${example}.`)
  for (const group of groups) {
    if (typeof group === "object" && group !== null && ("functionId" in group || "name" in group)) continue
    const problem = group === undefined ? "undefined. Is there an import cycle?" : `${JSON.stringify(group)}.`
    throw new TypeError(`@onLog: its source is ${problem} Give it a log group, such as ${example}.`)
  }
}
