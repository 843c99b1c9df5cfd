import { type ChildProcess, spawn } from "node:child_process"
import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { onTestFinished } from "vitest"

const tsapi = fileURLToPath(new URL("../../bin/tsapi-source.js", import.meta.url))

export interface ServedProcess {
  readonly child: ChildProcess
  /** What it printed when it was up. */
  readonly summary: string
}

/** `tsapi local --json` as a process of its own, until the test ends. Resolves once it is up. */
export async function serveProcess(directory: string): Promise<ServedProcess> {
  const child = spawn(process.execPath, [tsapi, "local", "--port", "0", "--json"], { cwd: directory })
  onTestFinished(() => void child.kill("SIGKILL"))
  child.stderr.resume()
  let summary = ""
  await new Promise<void>((resolve, reject) => {
    child.stdout.on("data", (chunk: Buffer) => {
      summary += chunk.toString()
      if (summary.endsWith("\n}\n")) resolve()
    })
    child.stdout.on("end", () => reject(new Error(`tsapi local ended: ${summary}`)))
  })
  return { child, summary }
}

/** Watches the megabytes that a process holds in memory, until it is asked for them. */
export function watchMemory({ pid = 0 }: ChildProcess): () => MemoryOverTime {
  const samples: number[] = []
  const timer = setInterval(() => samples.push(residentMb(pid)), 250)
  return () => {
    clearInterval(timer)
    const quarter = samples.length >> 2
    return { samples, third: median(samples.slice(2 * quarter, 3 * quarter)), last: median(samples.slice(-quarter)) }
  }
}

export interface MemoryOverTime {
  readonly samples: readonly number[]
  /** The medians of the last two quarters of the time. */
  readonly third: number
  readonly last: number
}

function residentMb(pid: number): number {
  const [, kilobytes] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? []
  return Math.round(Number(kilobytes) / 1024)
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN
}
