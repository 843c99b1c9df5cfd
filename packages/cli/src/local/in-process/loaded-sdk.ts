import { createRequire } from "node:module"
import { judgeCommands } from "../worker/sdk/judge-commands.ts"
import { currentGate } from "./current-gate.ts"
import { judgeMockedClients } from "./judge-mocked-clients.ts"

const require = createRequire(import.meta.url)
const looked = new WeakSet()
let watching = false

/**
 * Puts the gate into each copy of the SDK that this process has loaded or will load. Node loads the SDK as CommonJS,
 * whoever imports it, so that all copies are in one cache. Called before each invocation: mocks come and go.
 */
export function judgeLoadedSdk(): void {
  watchLoading()
  for (const [file, module] of Object.entries(require.cache)) {
    if (module) judgeModule(file, module.exports)
  }
}

function judgeModule(file: string, exports: unknown): void {
  if (typeof exports !== "object" || exports === null) return
  if (clientPackages.test(file)) judgeMockedClients(exports)
  if (!clientModules.test(file) || looked.has(exports)) return
  looked.add(exports)
  judgeCommands(exports, currentGate)
}

// `@smithy/core/dist-cjs/submodules/client/index.js`, `@smithy/smithy-client/dist-cjs/index.js`.
const clientModules =
  /[\\/]@(?:smithy|aws-sdk)[\\/](?:core|smithy-client)[\\/]dist-cjs[\\/](?:.*[\\/])?(?:client|command|index)\.js$/
const clientPackages = /[\\/]@aws-sdk[\\/](?:client-[\w-]+|lib-dynamodb)[\\/]dist-cjs[\\/]index\.js$/

// What is loaded while a handler runs must be judged in that very run.
function watchLoading(): void {
  if (watching) return
  watching = true
  const { extensions } = require
  const load = extensions[".js"]
  if (!load) return
  extensions[".js"] = (module, file) => {
    load(module, file)
    judgeModule(file, module.exports)
  }
}
