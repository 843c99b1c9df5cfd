import { judgeCommands, type SmithyModule } from "./judge-commands.ts"
import { type GateKeeper, SdkGate } from "./sdk-gate.ts"

/** Judges the SDK that is in the function's bundle: each copy of it calls the hook when it is loaded; see `sdkHook`. */
export function judgeBundledSdk(keeper: GateKeeper): void {
  const gate = new SdkGate(keeper)
  const hook = (module: SmithyModule) => judgeCommands(module, () => gate)
  Reflect.set(globalThis, Symbol.for("tsapi.sdk"), hook)
}
