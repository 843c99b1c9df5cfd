import type { AppModel } from "../../src/model/app-model.ts"

/** An app without functions. */
export function appModel(appName: string): AppModel {
  const location = { file: "src/app.ts", line: 1 }
  return { appName, stage: "dev", entry: "src/app.ts", exportName: "app", functions: [], declared: [], location }
}
