import type { BuildOptions } from "../load/load-config.ts"
import type { StackTarget } from "../model/built-stack.ts"
import { stackName } from "../model/logical-id.ts"
import { loadApp } from "./load-app.ts"

/** The app's stack and its region, for commands that only read what is deployed. */
export async function stackTargetOf(projectDir: string, options: BuildOptions): Promise<StackTarget> {
  const { app, config } = await loadApp(projectDir, options)
  return { stackName: stackName(app.appName, app.stage), region: config.region }
}
