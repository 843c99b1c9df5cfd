import { rm } from "node:fs/promises"
import { join, relative } from "node:path"
import { endpointVariable } from "@tsapi/framework/gateway"
import type { LocalService } from "../model/local-emulator.ts"
import { UserError } from "../errors/user-error.ts"
import { remoteDynamoDb } from "./remote-dynamodb.ts"
import { type Refusals, startRefusals } from "./start-refusals.ts"

/** What the SDK has clients of its own for, though the service answers it too. */
const PARTS: Readonly<Record<string, readonly string[]>> = { dynamodb: ["dynamodb_streams"] }

/** A service as `tsapi local` offers it to kinds and functions. */
interface StandIn extends LocalService {
  /** Shown when the server starts. */
  readonly description: string
  close(): Promise<void>
}

export interface StandInOptions {
  /** Where the embedded services keep their data. */
  readonly stateDir: string
  /** Start with no data. */
  readonly fresh: boolean
  readonly region: string
  /** Where `AWS_ENDPOINT_URL` and `AWS_ENDPOINT_URL_<SERVICE>` are looked up; the shell's environment. */
  readonly shell: Readonly<Record<string, string | undefined>>
}

/**
 * The AWS services that functions see: embedded ones, started when they are first asked for, or those the developer
 * points at. They outlive reloads of the app.
 */
export class StandIns {
  readonly #options: StandInOptions
  readonly #services = new Map<string, Promise<StandIn>>()
  readonly #running = new Map<string, string>()
  #refusals: Promise<Refusals> | undefined

  constructor(options: StandInOptions) {
    this.#options = options
  }

  /** Rejects with a UserError when there is none of that name. */
  service(name: string): Promise<LocalService> {
    const running = this.#services.get(name) ?? this.#start(name)
    this.#services.set(name, running)
    return running.then((service) => {
      this.#running.set(name, service.endpoint)
      return service
    })
  }

  /** Where integrations call a service: an embedded one that runs, or one that the developer points at. */
  endpointOf(name: string): string | undefined {
    const { shell } = this.#options
    return this.#running.get(name) ?? shell[endpointVariable(name)] ?? shell["AWS_ENDPOINT_URL"]
  }

  /** The variables by which the AWS SDK finds the services. */
  async environment(): Promise<Record<string, string>> {
    const { shell } = this.#options
    const environment: Record<string, string> = {}
    for (const [name, url] of Object.entries(shell)) {
      if (name.startsWith("AWS_ENDPOINT_URL") && url !== undefined) environment[name] = url
    }
    environment["AWS_ENDPOINT_URL"] ??= (await (this.#refusals ??= startRefusals())).endpoint
    for (const [name, service] of this.#services) {
      const { endpoint } = await service
      environment[endpointVariable(name)] = endpoint
      for (const part of PARTS[name] ?? []) environment[endpointVariable(part)] ??= endpoint
    }
    return environment
  }

  async descriptions(): Promise<readonly string[]> {
    return (await Promise.all(this.#services.values())).map(({ description }) => description)
  }

  async close(): Promise<void> {
    const services = await Promise.allSettled(this.#services.values())
    const running = services.filter((service) => service.status === "fulfilled")
    await Promise.all([...running.map(({ value }) => value.close()), (await this.#refusals)?.close()])
  }

  async #start(name: string): Promise<StandIn> {
    if (name !== "dynamodb") {
      throw new UserError("LOCAL_SERVICE_UNKNOWN", `tsapi local has no stand-in for ${name}`, {
        hint: `Deploy to try what needs it.`,
      })
    }
    const { shell, region, stateDir, fresh } = this.#options
    const endpoint = shell[endpointVariable(name)] ?? shell["AWS_ENDPOINT_URL"]
    if (endpoint !== undefined) {
      return { ...remoteDynamoDb(endpoint, region), description: `${name} at ${endpoint}`, close: async () => {} }
    }
    return embeddedDynamoDb(join(stateDir, name), fresh)
  }
}

async function embeddedDynamoDb(directory: string, fresh: boolean): Promise<StandIn> {
  const { startDynamoDb } = await import("./dynamodb/start-dynamodb.ts")
  if (fresh) await dropState(directory, () => startDynamoDb({ directory }))
  const { endpoint, call, close } = await startDynamoDb({ directory })
  return {
    endpoint,
    call,
    close,
    description: `dynamodb at ${endpoint}, embedded, data in ${relative(process.cwd(), directory)}`,
  }
}

/** Opens the state once before it is deleted: that fails while another process uses it. */
async function dropState(directory: string, open: () => Promise<{ close(): Promise<void> }>): Promise<void> {
  try {
    await (await open()).close()
  } catch (error) {
    if (!(error instanceof UserError) || error.code !== "LOCAL_STATE_UNREADABLE") throw error
  }
  await rm(directory, { recursive: true, force: true })
}
