import type { LocalBuild } from "../../src/local/local-build.ts"

const location = { file: "src/app.ts", line: 1 }

/** A build of an app with nothing to run. */
export const appWithoutFunctions: LocalBuild = {
  app: { appName: "notes", stage: "dev", entry: "", exportName: "app", functions: [], declared: [], location },
  functions: [],
  parts: [],
  triggers: [],
  flows: [],
  watchFiles: [],
  users: {},
}
