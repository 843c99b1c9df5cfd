import type { App } from "@tsapi/framework"
import { app } from "./app.ts"
import { parityCases } from "./cases.ts"
import { integrationCases } from "./cases/integration-cases.ts"
import { textCases } from "./cases/text-cases.ts"
import type { ParityCase } from "./parity-case.ts"
import { app as textApp } from "./text-app.ts"

export interface ParityApp {
  /** Its module, beside this one. */
  readonly entry: string
  readonly app: App
  readonly functionIds: readonly string[]
  readonly cases: readonly ParityCase[]
}

export const parityApps: readonly ParityApp[] = [
  { entry: "app.ts", app, functionIds: ["Api", "TokenAuth", "KeyAuth"], cases: parityCases },
  { entry: "text-app.ts", app: textApp, functionIds: ["Api"], cases: [...textCases, ...integrationCases] },
]
