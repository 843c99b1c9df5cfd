import type { LogTriggerDeclaration, LogTriggerRecord } from "../declarations/on-log.ts"
import { describeTriggers } from "../declarations/trigger.ts"
import { createTriggerRunner } from "../dispatch/create-trigger-runner.ts"
import { throwAll } from "../dispatch/throw-all.ts"
import { type LogRecord, toLogRecord } from "../events/log-record.ts"
import type { LogsEvent } from "../events/logs-event.ts"
import { unpackLogs } from "../events/pack-logs.ts"
import { validateJson } from "../events/validate-json.ts"
import type { TriggerKind } from "./runtime-kind.ts"

/** Lines of logs. */
export const onLog: TriggerKind<LogRecord | readonly LogRecord[], unknown, LogTriggerDeclaration> = {
  name: "onLog",
  accepts(event) {
    const { awslogs } = Object(event) as Partial<LogsEvent>
    return awslogs !== undefined
  },
  createRunner: createTriggerRunner<LogsEvent, LogTriggerRecord>("onLog", {
    async answer(event, { options: { message: schema, batch }, context, call }) {
      const data = unpackLogs(event)
      if (data.messageType === "CONTROL_MESSAGE") return
      const records = data.logEvents.map((line) => toLogRecord(line, data, context))
      const read = async (record: LogRecord): Promise<object> =>
        schema ? { ...record, message: await validateJson(schema, record, "message") } : record
      if (batch) return void (await call(await Promise.all(records.map(read))))
      const errors: unknown[] = []
      // In their order; Lambda knows of no partial failure here, so one that fails must not keep others from running.
      for (const record of records)
        await read(record)
          .then(call)
          .catch((error) => errors.push(error))
      throwAll(errors)
    },
  }),
  describe:
    process.env.TSAPI_PHASE === "run"
      ? undefined
      : (app) =>
          describeTriggers(app, "onLog", ({ message: _, batch: _batch, ...options }: LogTriggerRecord) => ({
            ...options,
            kind: "onLog" as const,
          })),
}
