import { spawn } from "node:child_process"
import { once } from "node:events"
import { readdirSync, readFileSync } from "node:fs"
import { createInterface } from "node:readline"

/**
 * Starts a server that prints its address, and watches the CPU of its process and of every process it starts. `before` is
 * what it prints before the address, where it prints others first.
 */
export async function startServer([file, ...args], { cwd, env, before = "" } = {}) {
  const options = { cwd, stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, NO_COLOR: "1", ...env } }
  const child = spawn(file, args, options)
  const address = new RegExp(String.raw`${before}(http://127\.0\.0\.1:\d+\S*)`)
  let output = ""
  const url = await new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on("line", (line) => {
        output += `${line}\n`
        const found = address.exec(line)?.[1]
        if (found) resolve(found.replace(/\/$/, ""))
      })
    }
    child.once("exit", () => reject(new Error(`${[file, ...args].join(" ")} ended:\n${output}`)))
  })
  // A line for every request, read here, would take time from the client that runs in this process.
  for (const stream of [child.stdout, child.stderr]) stream.removeAllListeners("data").resume()
  return {
    url,
    cpuMs: () => cpuMsOf(child.pid),
    async stop() {
      child.kill("SIGTERM")
      await once(child, "exit")
    },
  }
}

/** From the scheduler's own account, in nanoseconds; `ps` counts in hundredths of a second. */
function cpuMsOf(pid) {
  const own = readdirSync(`/proc/${pid}/task`).reduce(
    (sum, task) => sum + nanoseconds(`/proc/${pid}/task/${task}/schedstat`),
    0,
  )
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ").filter(Boolean)
  return own / 1e6 + children.reduce((sum, child) => sum + cpuMsOf(child), 0)
}

function nanoseconds(file) {
  try {
    return Number(readFileSync(file, "utf8").split(" ")[0])
  } catch {
    return 0
  }
}
