import { vi } from "vitest"

// Test files share a process, not what they declare in it: their modules, resources and variables begin anew in each.
vi.resetModules()
vi.unstubAllEnvs()
Reflect.deleteProperty(globalThis, Symbol.for("tsapi.resources"))
