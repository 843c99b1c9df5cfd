import { mkdir, readFile, rm, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { UserError } from "../errors/user-error.ts"

/** Where a `tsapi local` that runs can be reached. */
export interface RunningServer {
  readonly pid: number
  readonly region: string
  readonly accountId: string
  /** By the names of services: `lambda`. */
  readonly endpoints: Readonly<Record<string, string>>
}

/** Lets other commands find this server. */
export async function announceServer(stateDir: string, server: RunningServer): Promise<void> {
  await mkdir(stateDir, { recursive: true })
  await writeFile(fileOf(stateDir), JSON.stringify(server))
}

/** Undoes what `announceServer` did; what another process announced stays. */
export async function forgetServer(stateDir: string): Promise<void> {
  const announced = await findServer(stateDir).catch(() => undefined)
  if (announced === undefined || announced.pid === process.pid) await rm(fileOf(stateDir), { force: true })
}

/** Rejects with LOCAL_STATE_IN_USE while the server of another process has the data of a directory open. */
export async function refuseSecondServer(stateDir: string): Promise<void> {
  const other = await findServer(stateDir).catch(() => undefined)
  if (other === undefined || other.pid === process.pid) return
  // A process that was killed leaves its file, and another one may have its number by now: only what is open counts.
  const { checkState } = await import("./state/drop-state.ts")
  for (const name of Object.keys(other.endpoints)) await checkState(name, join(stateDir, name))
}

/** The server whose data is in a directory; rejects with LOCAL_SERVER_MISSING where none runs. */
export async function findServer(stateDir: string): Promise<RunningServer> {
  try {
    const server: RunningServer = JSON.parse(await readFile(fileOf(stateDir), "utf8"))
    process.kill(server.pid, 0)
    return server
  } catch (cause) {
    throw noServer(cause)
  }
}

export interface ServerRequest {
  /** Default `POST`. */
  readonly method?: string
  readonly path: string
  readonly headers: Record<string, string>
  readonly body: string
}

/** What a service of the server answers, and its body as text. */
export async function askServer(
  server: RunningServer,
  service: string,
  { method = "POST", path, headers, body }: ServerRequest,
): Promise<{ readonly response: Response; readonly text: string }> {
  const endpoint = server.endpoints[service]
  if (endpoint === undefined)
    throw new UserError("LOCAL_SERVER_MISSING", `The tsapi local that runs has no ${service}`, {
      hint: "The app has nothing that uses it.",
    })
  try {
    const response = await fetch(new URL(path, endpoint), { method, headers, body })
    return { response, text: await response.text() }
  } catch (cause) {
    throw noServer(cause)
  }
}

function noServer(cause: unknown): UserError {
  return new UserError("LOCAL_SERVER_MISSING", "No tsapi local runs for this project", {
    hint: "Start `tsapi local` in another terminal, or name a --stage that is deployed.",
    cause,
  })
}

function fileOf(stateDir: string): string {
  return join(stateDir, "server.json")
}
