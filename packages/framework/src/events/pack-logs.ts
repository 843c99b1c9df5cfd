import type { LogsData, LogsEvent } from "./logs-event.ts"

export function packLogs(data: LogsData): LogsEvent {
  const { gzipSync } = process.getBuiltinModule("node:zlib")
  return { awslogs: { data: gzipSync(JSON.stringify(data)).toString("base64") } }
}

/** Throws where the data is no gzip in base64, or no JSON in that. */
export function unpackLogs({ awslogs: { data } }: LogsEvent): LogsData {
  const { gunzipSync } = process.getBuiltinModule("node:zlib")
  return JSON.parse(gunzipSync(Buffer.from(data, "base64")).toString())
}
