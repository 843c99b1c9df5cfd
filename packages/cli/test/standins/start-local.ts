import { spawn } from "node:child_process"
import { once } from "node:events"
import { fileURLToPath } from "node:url"

const command = fileURLToPath(new URL("../../bin/tsapi-source.js", import.meta.url))

export interface LocalProcess {
  readonly url: string
  stop(): Promise<void>
  /** As `kill -9`. */
  kill(): Promise<void>
}

/** Runs `tsapi local` in a process of its own, on a free port, until it says where it listens. */
export async function startLocal(project: string, args: readonly string[] = []): Promise<LocalProcess> {
  const { PATH = "", HOME = "" } = process.env
  const child = spawn(process.execPath, [command, "local", "--port", "0", ...args], {
    cwd: project,
    env: { PATH, HOME, CI: "true" },
  })
  const exited = once(child, "exit")
  let output = ""
  const url = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString()
      const [found] = /http:\/\/127\.0\.0\.1:\d+\S*/.exec(output) ?? []
      if (found !== undefined && output.indexOf("\n", output.indexOf(found)) > 0) resolve(found)
    }
    child.stdout.on("data", read)
    child.stderr.on("data", read)
    void exited.then(() => reject(new Error(`tsapi local ended:\n${output}`)))
  })
  const end = async (signal: "SIGINT" | "SIGKILL") => {
    child.kill(signal)
    await exited
  }
  return { url, stop: () => end("SIGINT"), kill: () => end("SIGKILL") }
}
