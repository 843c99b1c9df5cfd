import yargsParser from "yargs-parser"
import { UserError } from "../errors/user-error.ts"
import type { Config } from "../model/config.ts"
import { configFaults } from "./check-config.ts"
import { isRecord } from "../model/is-record.ts"

/** Turns `--set memory=512 --set functions.Api.timeout=5` into a config fragment, checked like the config file. */
export function parseOverrides(settings: readonly string[]): Config {
  for (const setting of settings) {
    if (setting.startsWith("stages.")) {
      const hint = "--set acts on the stage of --stage: leave out `stages.NAME.`."
      throw new UserError("SET_INVALID", `--set ${setting} names a stage`, { hint })
    }
    if (/^[\w.-]+=/.test(setting)) continue
    throw new UserError("SET_INVALID", `--set ${setting} is not key=value`, { hint: "Write --set memory=512." })
  }
  const parsed: Record<string, unknown> = yargsParser(settings.map((setting) => `--${setting}`))
  const { _: positional, ...values } = parsed
  const config = withStringValues(values)
  const [fault] = configFaults(config)
  if (fault) throw new UserError("SET_INVALID", `--set: ${fault.message}`, { hint: fault.hint })
  return config
}

// yargs-parser turns `1` into a number and leaves `true` a string; environment variables and tags are strings.
function withStringValues(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values)
      .filter(([key]) => !key.includes("."))
      .map(([key, value]) => {
        if (key === "environment" || key === "tags") return [key, stringify(value)]
        if (key === "functions" && isRecord(value)) {
          return [key, mapValues(value, (settings) => (isRecord(settings) ? withStringValues(settings) : settings))]
        }
        return [key, value === "true" ? true : value === "false" ? false : value]
      }),
  )
}

function stringify(value: unknown): unknown {
  return isRecord(value) ? mapValues(value, String) : value
}

function mapValues(record: Record<string, unknown>, change: (value: unknown) => unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]))
}
