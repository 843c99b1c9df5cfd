import type { Config } from "./model/config.ts"

export type { Config, FunctionSettings, StageConfig } from "./model/config.ts"

/** Types `tsapi.config.ts`; returns its argument. */
export function defineConfig(config: Config): Config {
  return config
}
