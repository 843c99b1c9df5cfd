import { buildAppModel } from "../load/build-app-model.ts"
import { importApp } from "../load/import-app.ts"
import { type BuildOptions, loadConfig } from "../load/load-config.ts"
import type { AppModel } from "../model/app-model.ts"
import type { ResolvedConfig } from "../model/config.ts"

/** The app as it declares itself, without bundles and policies. */
export async function loadApp(projectDir: string, options: BuildOptions): Promise<LoadedApp> {
  const config = await loadConfig(projectDir, options)
  const imported = await importApp(config)
  return { config, app: buildAppModel(imported, config), sources: imported.sources }
}

export interface LoadedApp {
  readonly config: ResolvedConfig
  readonly app: AppModel
  /** Source files the app is made of, absolute. */
  readonly sources: readonly string[]
}
