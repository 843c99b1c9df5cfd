import { spawn } from "node:child_process"
import { fileURLToPath } from "node:url"

const command = fileURLToPath(new URL("../../bin/tsapi-source.js", import.meta.url))

export interface TsapiRun {
  /** Null when it was killed. */
  readonly exitCode: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface RunOptions {
  readonly args: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
  /** Kills the command, as `kill -9`, when its output first matches. */
  readonly killAt?: RegExp
}

/** Runs the command in a process of its own, with no environment but PATH, HOME and the given. */
export function runTsapi(project: string, { args, environment = {}, killAt }: RunOptions): Promise<TsapiRun> {
  const { PATH = "", HOME = "" } = process.env
  const child = spawn(process.execPath, [command, ...args], {
    cwd: project,
    env: { PATH, HOME, CI: "true", ...environment },
  })
  const written = { stdout: "", stderr: "" }
  for (const name of ["stdout", "stderr"] as const) {
    child[name].on("data", (chunk: Buffer) => {
      written[name] += chunk.toString()
      if (killAt?.test(written[name])) child.kill("SIGKILL")
    })
  }
  return new Promise((resolve, reject) => {
    child.once("error", reject)
    child.once("close", (exitCode) => resolve({ exitCode, ...written }))
  })
}

/** As `runTsapi`, for a command that has to succeed. */
export async function runTsapiWell(project: string, options: RunOptions): Promise<TsapiRun> {
  const run = await runTsapi(project, options)
  if (run.exitCode !== 0) throw new Error(`tsapi ${options.args.join(" ")} failed (${run.exitCode}):\n${run.stderr}`)
  return run
}
