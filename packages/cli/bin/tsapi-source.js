#!/usr/bin/env node
// `tsapi` inside this workspace, straight from the TypeScript sources; the published package runs bin/tsapi.js.
import "./register-typescript.js"

// Threads take their parent's flags, not its module hooks.
process.execArgv.push("--import", new URL("./register-typescript.js", import.meta.url).href)
await import("../src/main.ts")
