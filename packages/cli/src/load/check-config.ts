import { apiOptionFaults, webSocketOptionFaults } from "@tsapi/framework/gateway"
import { UserError, UserErrors } from "../errors/user-error.ts"
import { type Check, checkObject, oneOf, type OptionFault, record, text, trueOrFalse } from "@tsapi/framework/checks"
import { checkLocal } from "./check-local.ts"
import { settingChecks } from "./check-settings.ts"
import { configLocation, type ConfigSource } from "./config-line.ts"

/** Throws every fault of a config at once, each at its line. */
export function checkConfig(config: unknown, source: ConfigSource): void {
  const faults = configFaults(config)
  if (faults.length === 0) return
  throw new UserErrors(
    faults.map(({ message, hint, path, text: wanted }) => {
      const location = configLocation(source, path, wanted)
      return new UserError("CONFIG_INVALID", message, { hint, location })
    }),
  )
}

/** Everything wrong with a config. */
export function configFaults(config: unknown): readonly OptionFault[] {
  return checkObject(config, top, [])
}

const stage: Record<string, Check> = {
  ...settingChecks,
  functions: record((value, at) => checkObject(value, settingChecks, at)),
  tags: record(text),
  api: apiOptionFaults,
  webSocket: webSocketOptionFaults,
  production: trueOrFalse,
  strict: trueOrFalse,
}
const top: Record<string, Check> = {
  ...stage,
  entry: text,
  split: oneOf(["app", "controller", "route"]),
  region: text,
  local: checkLocal,
  stages: record((value, at) => checkObject(value, stage, at)),
}
