import type { ApiOptions } from "../../declarations/api-options.ts"
import { defaultAccessLogFormat } from "./access-log-format.ts"
import type { ApiAccessLogs, ApiExecutionLogs, ApiStage } from "./api-stage.ts"

/** What an App's `api` says of the stage. */
export function describeStage(api: ApiOptions = {}): ApiStage {
  return {
    stageVariables: api.stageVariables,
    canary: api.canary ? { useCache: false, ...api.canary } : undefined,
    tracing: api.tracing,
    accessLogs: describeAccessLogs(api.accessLogs, defaultAccessLogFormat),
    executionLogs: describeExecutionLogs(api.executionLogs),
    cloudWatchRole: api.cloudWatchRole,
  }
}

/** Access logs, in the format of their own or in that which an API of the kind has. */
export function describeAccessLogs(
  logs: ApiOptions["accessLogs"],
  defaultFormat: Readonly<Record<string, string>>,
): ApiAccessLogs | undefined {
  if (!logs) return undefined
  const { format = defaultFormat, retentionDays = DEFAULT_RETENTION_DAYS, destination } = logs === true ? {} : logs
  return { format: typeof format === "string" ? format : JSON.stringify(format), retentionDays, destination }
}

function describeExecutionLogs(logs: ApiOptions["executionLogs"]): ApiExecutionLogs | undefined {
  if (!logs) return undefined
  const { level, dataTrace = false, metrics = false, retentionDays = DEFAULT_RETENTION_DAYS } = logs
  return { level: level === "info" ? "INFO" : "ERROR", dataTrace, metrics, retentionDays }
}

const DEFAULT_RETENTION_DAYS = 30
