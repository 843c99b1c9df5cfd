import { apiOptionsOf } from "@tsapi/framework/gateway"
import type { ApiLocations } from "@tsapi/framework/internal"
import type { Config, StageConfig } from "../model/config.ts"
import type { SourceLocation } from "../model/source-location.ts"
import { configLocation, type ConfigSource } from "./config-line.ts"

/** Where the options of `api` that a config sets stand in it; a stage's own beat those of all. */
export function apiLocations(config: Config, stageName: string, source: ConfigSource): ApiLocations {
  const stage = config.stages?.[stageName] ?? {}
  return { ...locationsIn(config, [], source), ...locationsIn(stage, ["stages", stageName], source) }
}

/** Where `webSocket` stands in a config, in that of the stage before all; undefined where it does not. */
export function webSocketLocation(config: Config, stageName: string, source: ConfigSource): SourceLocation | undefined {
  if (config.stages?.[stageName]?.webSocket) return configLocation(source, ["stages", stageName, "webSocket"])
  return config.webSocket && configLocation(source, ["webSocket"])
}

function locationsIn({ api }: StageConfig, path: readonly string[], source: ConfigSource): ApiLocations {
  if (api === undefined) return {}
  const names = Object.keys(apiOptionsOf(api))
  const keysOf = (name: string) => [...path, "api", ...(typeof api === "string" ? [] : [name])]
  return Object.fromEntries(names.map((name) => [name, configLocation(source, keysOf(name))]))
}
