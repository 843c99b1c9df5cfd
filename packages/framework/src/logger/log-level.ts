/** From the least important to the most. */
export type LogLevel = "trace" | "debug" | "info" | "warn" | "error" | "fatal"

const levels = ["trace", "debug", "info", "warn", "error", "fatal"]

/** Whether a line of a level is written: `LOG_LEVEL` says from which level on, or the function's setting `logLevel`. */
export function isWritten(level: LogLevel, own: LogLevel | undefined): boolean {
  // Lambda sets the second one from the setting.
  const wanted = own ?? process.env["LOG_LEVEL"] ?? process.env["AWS_LAMBDA_LOG_LEVEL"] ?? "info"
  const least = levels.indexOf(wanted.toLowerCase())
  return levels.indexOf(level) >= (least < 0 ? levels.indexOf("info") : least)
}
