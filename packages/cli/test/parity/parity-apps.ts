import type { App } from "@tsapi/framework"
import { app } from "./app.ts"
import { parityCases } from "./cases.ts"
import { compressionCases } from "./cases/compression-cases.ts"
import { domainCases } from "./cases/domain-cases.ts"
import { allowedCases, firewallCases, privateCases, statementCases } from "./cases/gate-cases.ts"
import { integrationCases } from "./cases/integration-cases.ts"
import { refusalCases } from "./cases/refusal-cases.ts"
import { textCases } from "./cases/text-cases.ts"
import { app as allowedApp } from "./gates/allowed-app.ts"
import { app as firewallApp } from "./gates/firewall-app.ts"
import { app as privateApp } from "./gates/private-app.ts"
import { app as refusalsApp } from "./gates/refusals-app.ts"
import { app as statementsApp } from "./gates/statements-app.ts"
import { httpApp } from "./http-app.ts"
import { httpCases } from "./http-cases.ts"
import { streamCases } from "./cases/stream-cases.ts"
import { urlCases } from "./cases/url-cases.ts"
import type { ParityCase } from "./parity-case.ts"
import { app as textApp } from "./text-app.ts"
import { app as urlsApp } from "./urls-app.ts"

export interface ParityApp {
  /** Its module, beside this one. */
  readonly entry: string
  readonly app: App
  readonly type: "rest" | "http"
  readonly functionIds: readonly string[]
  readonly cases: readonly ParityCase[]
}

const functionIds = ["Api", "TokenAuth", "KeyAuth"]
const rest = { type: "rest", functionIds: ["Api"] } as const

/** What every way to run an app is held to. */
export const parityApps: readonly ParityApp[] = [
  { ...rest, entry: "app.ts", app, functionIds, cases: parityCases },
  {
    ...rest,
    entry: "text-app.ts",
    app: textApp,
    cases: [...textCases, ...compressionCases, ...integrationCases, ...domainCases],
  },
  { ...rest, entry: "gates/allowed-app.ts", app: allowedApp, cases: allowedCases },
  { ...rest, entry: "gates/statements-app.ts", app: statementsApp, cases: statementCases },
  { ...rest, entry: "gates/private-app.ts", app: privateApp, cases: privateCases },
  { ...rest, entry: "gates/firewall-app.ts", app: firewallApp, cases: firewallCases },
  {
    ...rest,
    entry: "gates/refusals-app.ts",
    app: refusalsApp,
    functionIds: ["Api", "TokenAuth"],
    cases: refusalCases,
  },
  {
    ...rest,
    entry: "urls-app.ts",
    app: urlsApp,
    functionIds: ["OpenController", "SignedController", "StreamController"],
    cases: [...urlCases, ...streamCases],
  },
  { type: "http", entry: "http-app.ts", app: httpApp, functionIds, cases: httpCases },
]
