import type { AppModel } from "../model/app-model.ts"
import type { LocalConfig } from "../model/config.ts"
import type { CfnValue } from "../model/cloudformation.ts"
import type { Flow } from "../model/flow.ts"
import type { Trigger } from "../model/trigger.ts"
import type { LocalEmulator, LocalPart } from "../model/local-emulator.ts"

/** One version of the app, loaded and bundled: what a reload puts in place of the one before. */
export interface LocalBuild {
  readonly app: AppModel
  /** Who may sign in, from the config. */
  readonly users: LocalConfig["users"]
  readonly functions: readonly LocalFunction[]
  /** One for each kind that the app declares something of, and for those that may have left something behind. */
  readonly parts: readonly { start(emulator: LocalEmulator): Promise<LocalPart> }[]
  /** What leads to functions beside routes. */
  readonly triggers: readonly Trigger[]
  /** What goes on from its resources without one. */
  readonly flows: readonly Flow[]
  /** Absolute paths; a change to any of them rebuilds the app. */
  readonly watchFiles: readonly string[]
}

/** The code of one function in the app's model. */
export interface LocalFunction {
  /** Id of the function in the model. */
  readonly id: string
  /** Absolute path of the bundle: `.mjs`, or CommonJS by any other name. Its source map is inline or beside it. */
  readonly codeFile: string
  /** Everything the deployed function would have; what a part knows the local value of is replaced by that. */
  readonly environment: Readonly<Record<string, CfnValue>>
}
