import type { StandardSchemaV1 } from "@standard-schema/spec"
import type { Schema } from "../declarations/schemas.ts"
import type { LambdaContext } from "../http/rest-event.ts"
import type { LogEvent, LogsData } from "./logs-event.ts"

/** A line of a log; with a schema, its message is what the schema made of it. */
export interface LogRecord<Message extends Schema | undefined = undefined> {
  readonly id: string
  /** The line, or what the trigger's schema made of it as JSON. */
  readonly message: Message extends Schema ? StandardSchemaV1.InferOutput<Message> : string
  readonly timestamp: Date
  readonly logGroup: string
  readonly logStream: string
  /** By their names in a pattern for lines with spaces between their fields; otherwise undefined. */
  readonly extractedFields: Readonly<Record<string, string>> | undefined
  /** The names of the filters that the line passed. */
  readonly subscriptionFilters: readonly string[]
  /** The line, parsed. Throws a SyntaxError for one that is not JSON. */
  json(): unknown
  readonly context: LambdaContext
  /** The line as CloudWatch Logs passes it. */
  readonly event: LogEvent
}

/** What is in a line that can be had without its schema. */
export function toLogRecord(
  event: LogEvent,
  { logGroup, logStream, subscriptionFilters }: LogsData,
  context: LambdaContext,
): LogRecord {
  const { id, message, timestamp, extractedFields } = event
  return {
    ...{ id, message, extractedFields, logGroup, logStream, subscriptionFilters },
    timestamp: new Date(timestamp),
    json: () => JSON.parse(message),
    ...{ context, event },
  }
}
