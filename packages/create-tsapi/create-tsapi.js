#!/usr/bin/env node
// `npm create tsapi my-app` is `tsapi new my-app`.
import { spawn } from "node:child_process"
import { createRequire } from "node:module"
import path from "node:path"

const require = createRequire(import.meta.url)
const manifest = require.resolve("@tsapi/cli/package.json")
const tsapi = path.join(path.dirname(manifest), require(manifest).bin.tsapi)
const child = spawn(process.execPath, [tsapi, "new", ...process.argv.slice(2)], { stdio: "inherit" })
child.on("exit", (code, signal) => {
  process.exitCode = signal ? 130 : (code ?? 1)
})
