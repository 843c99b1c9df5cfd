export { correlate, type CorrelateOptions, correlationId } from "./correlate.ts"
export type { LogLevel } from "./log-level.ts"
export { type LogFields, Logger, logger, type LoggerOptions } from "./logger.ts"
