import { UserError } from "../errors/user-error.ts"
import { bundleForNode } from "./bundle-for-node.ts"
import { postThrown, runInWorker } from "./run-in-worker.ts"
import { thrownAt } from "./thrown-at.ts"

const timeLimitMs = 10_000

interface Exported {
  /** Absent when the module has no default export. */
  readonly value?: never
}

/** The default export of a TypeScript module of the project, which must be plain data; for the config. */
export async function importDefault(projectDir: string, file: string): Promise<Exported> {
  const start = { file, line: 1 }
  const bundle = await bundleForNode(projectDir, { name: "config", contents: workerSource(file) })
  const timedOut = () => {
    const hint = "A config is data: leave out what waits or works."
    const message = `Loading ${file} took more than ${timeLimitMs / 1000} s`
    return new UserError("CONFIG_INVALID", message, { hint, location: start })
  }
  const message = await runInWorker<Exported>(bundle.file, {
    env: { ...process.env, TSAPI_PHASE: "build" },
    timeLimitMs,
    timedOut,
  })
  if (!("thrown" in message)) return message
  const { message: text, stack } = message.thrown
  const location = thrownAt(stack, projectDir) ?? start
  throw new UserError("CONFIG_INVALID", `Loading ${file} failed: ${text}`, { location })
}

function workerSource(file: string): string {
  return `
import { parentPort } from "node:worker_threads"
process.setSourceMapsEnabled(true)
try {
  const module = await import(${JSON.stringify(`./${file}`)})
  parentPort.postMessage("default" in module ? { value: plain(module.default) } : {})
} catch (error) {
  ${postThrown}
}
process.exit()

// A resource of the app says itself what stands for it.
function plain(value) {
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== "object" || value === null) return value
  if (typeof value.toJSON === "function") return value.toJSON()
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, plain(entry)]))
}
`
}
