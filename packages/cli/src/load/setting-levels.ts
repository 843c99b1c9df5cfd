import type { FunctionSettings, ResolvedConfig } from "../model/config.ts"
import type { FunctionRequest } from "../model/kind.ts"
import type { SourceLocation } from "../model/source-location.ts"
import { configLocation } from "./config-line.ts"

/** What one place says about functions. */
export interface SettingLevel {
  readonly settings: FunctionSettings
  /** Whether it is about this function alone. */
  readonly isOwn?: boolean
  /** Absent for what no file says. */
  readonly configFile?: string | undefined
  /** Where one of its keys stands. */
  locate(key: string, text?: string): SourceLocation | undefined
}

/** From the weakest to the strongest. */
export function settingLevels(
  id: string,
  requests: readonly FunctionRequest[],
  config: ResolvedConfig,
): readonly SettingLevel[] {
  const { configFile } = config
  const layers = config.layers.flatMap(({ path, all, byFunction }): SettingLevel[] => [
    { settings: all, configFile, locate: (key, text) => configLocation(config, [...path, key], text) },
    {
      settings: byFunction[id] ?? {},
      isOwn: true,
      configFile,
      locate: (key, text) => configLocation(config, [...path, "functions", id, key], text),
    },
  ])
  const own = requests.map(({ settings, location }): SettingLevel => ({
    settings,
    isOwn: true,
    locate: () => location,
  }))
  const overrides: readonly SettingLevel[] = [
    { settings: config.overrides.all, locate: () => undefined },
    { settings: config.overrides.byFunction[id] ?? {}, isOwn: true, locate: () => undefined },
  ]
  return [...layers, ...own, ...overrides]
}

export interface StrongestSetting<Value> {
  readonly value: Value
  /** Absent for what the command line says. */
  readonly location: SourceLocation | undefined
}

/** The value that wins, and where it stands. */
export function strongest<K extends keyof FunctionSettings>(
  levels: readonly SettingLevel[],
  key: K,
): StrongestSetting<NonNullable<FunctionSettings[K]>> | undefined {
  const level = levels.findLast(({ settings }) => settings[key] !== undefined)
  const value = level?.settings[key]
  return level && value !== undefined && value !== null ? { value, location: level.locate(key) } : undefined
}
