import type { App } from "@tsapi/framework"
import { app } from "./app.ts"
import { parityCases } from "./cases.ts"
import { compressionCases } from "./cases/compression-cases.ts"
import { integrationCases } from "./cases/integration-cases.ts"
import { textCases } from "./cases/text-cases.ts"
import { httpApp } from "./http-app.ts"
import { httpCases } from "./http-cases.ts"
import type { ParityCase } from "./parity-case.ts"
import { app as textApp } from "./text-app.ts"

export interface ParityApp {
  /** Its module, beside this one. */
  readonly entry: string
  readonly app: App
  readonly type: "rest" | "http"
  readonly functionIds: readonly string[]
  readonly cases: readonly ParityCase[]
}

const functionIds = ["Api", "TokenAuth", "KeyAuth"]

/** What every way to run an app is held to. */
export const parityApps: readonly ParityApp[] = [
  { entry: "app.ts", app, type: "rest", functionIds, cases: parityCases },
  {
    entry: "text-app.ts",
    app: textApp,
    type: "rest",
    functionIds: ["Api"],
    cases: [...textCases, ...compressionCases, ...integrationCases],
  },
  { entry: "http-app.ts", app: httpApp, type: "http", functionIds, cases: httpCases },
]
