import { existsSync } from "node:fs"
import { join, relative } from "node:path"
import { endpointVariable } from "@tsapi/framework/gateway"
import { UserError } from "../errors/user-error.ts"
import { awsEndpoint } from "../model/aws-endpoint.ts"
import type { LocalService } from "../model/local-emulator.ts"
import { type AnyServiceOptions, embeddedServices } from "./services/embedded-services.ts"
import type { EmbeddedService } from "./services/embedded-service.ts"
import { remoteServices } from "./services/remote-services.ts"
import { type LazyEndpoint, lazyEndpoint } from "./services/lazy-endpoint.ts"
import { watchedService } from "./services/watched-service.ts"
import { type Refusals, startRefusals } from "./start-refusals.ts"

/** A service as `tsapi local` offers it to kinds and functions. */
interface StandIn extends EmbeddedService {
  /** Shown when the server starts. */
  readonly description: string
}

export interface StandInOptions extends Pick<
  AnyServiceOptions,
  "region" | "accountId" | "functions" | "connections" | "warn" | "onExecution"
> {
  /** Where the embedded services keep their data. */
  readonly stateDir: string
  /** Start with no data. */
  readonly fresh: boolean
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
  #waiting: Promise<ReadonlyMap<string, LazyEndpoint>> | undefined
  #dropped: Promise<void> | undefined

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

  /** Whether an embedded service runs, or has data of an earlier start. */
  holdsData(name: string): boolean {
    const { fresh, stateDir } = this.#options
    if (this.#remoteEndpoint(name) !== undefined && remoteServices[name]) return false
    return this.#services.has(name) || (!fresh && existsSync(join(stateDir, name)))
  }

  /** Where integrations call a service: an embedded one that runs, or one that the developer points at. */
  endpointOf(name: string): string | undefined {
    return this.#running.get(name) ?? this.#remoteEndpoint(name)
  }

  /** Where each service that runs is. */
  endpoints(): Readonly<Record<string, string>> {
    return Object.fromEntries(this.#running)
  }

  /** The variables by which the AWS SDK finds the services. */
  async environment(): Promise<Record<string, string>> {
    const { shell } = this.#options
    const environment: Record<string, string> = {}
    for (const name of Object.keys(shell).filter((each) => each.startsWith("AWS_ENDPOINT_URL"))) {
      const url = awsEndpoint(name, shell)
      if (url !== undefined) environment[name] = url
    }
    environment["AWS_ENDPOINT_URL"] ??= (await (this.#refusals ??= startRefusals())).endpoint
    for (const [name, { endpoint }] of await (this.#waiting ??= this.#listenForOthers())) {
      const variables = embeddedServices[name]?.variables?.(endpoint)
      Object.assign(environment, { ...variables, ...environment, [endpointVariable(name)]: endpoint })
    }
    for (const [name, service] of this.#services) {
      const { endpoint, variables } = await service
      Object.assign(environment, { ...variables, ...environment, [endpointVariable(name)]: endpoint })
    }
    return environment
  }

  async descriptions(): Promise<readonly string[]> {
    return (await Promise.all(this.#services.values())).map(({ description }) => description)
  }

  /** What delivers to another closes before it: in the reverse order of their start. */
  async close(): Promise<void> {
    for (const waiting of (await this.#waiting)?.values() ?? []) await waiting.close()
    const services = await Promise.allSettled(this.#services.values())
    const running = services.filter((service) => service.status === "fulfilled")
    for (const { value } of running.toReversed()) await value.close()
    await (await this.#refusals)?.close()
  }

  /** Services that nothing of the app needs are started when code of it first calls them. */
  async #listenForOthers(): Promise<ReadonlyMap<string, LazyEndpoint>> {
    const entries = Object.entries(embeddedServices)
      .filter(([name, { isForDeclared }]) => !isForDeclared && this.#remoteEndpoint(name) === undefined)
      .map(async ([name]) => [name, await lazyEndpoint(() => this.#startForCaller(name))] as const)
    return new Map(await Promise.all(entries))
  }

  /** A caller sees no more of a failure than a connection that ends; its next call tries again. */
  async #startForCaller(name: string): Promise<LocalService> {
    try {
      return await this.service(name)
    } catch (error) {
      this.#services.delete(name)
      this.#options.warn?.(`${name} cannot be started: ${error instanceof Error ? error.message : String(error)}`)
      throw error
    }
  }

  #remoteEndpoint(name: string): string | undefined {
    const { shell } = this.#options
    return awsEndpoint(endpointVariable(name), shell) ?? awsEndpoint("AWS_ENDPOINT_URL", shell)
  }

  // All at once: a service with old data would hand it to one that is fresh already.
  async #dropState(): Promise<void> {
    if (!this.#options.fresh) return
    const { dropState } = await import("./state/drop-state.ts")
    for (const name of Object.keys(embeddedServices)) await dropState(name, join(this.#options.stateDir, name))
  }

  async #start(name: string): Promise<StandIn> {
    const { region, accountId, functions, connections, stateDir, warn, onExecution } = this.#options
    await (this.#dropped ??= this.#dropState())
    const embedded = embeddedServices[name]
    if (!embedded) {
      throw new UserError("LOCAL_SERVICE_UNKNOWN", `tsapi local has no stand-in for ${name}`, {
        hint: `Deploy to try what needs it.`,
      })
    }
    const endpoint = this.#remoteEndpoint(name)
    const connect = remoteServices[name]
    if (endpoint !== undefined && connect) {
      const remote = connect(endpoint, region)
      const watched = warn ? watchedService(remote, { name, warn }) : remote
      return { ...watched, description: `${name} at ${endpoint}`, close: async () => {} }
    }
    const ownEndpoint = awsEndpoint(endpointVariable(name), this.#options.shell)
    if (ownEndpoint !== undefined) throw notRemote(name, ownEndpoint)
    const directory = join(stateDir, name)
    const options: AnyServiceOptions = {
      ...{ directory, region, accountId, functions, connections },
      service: (other) => this.service(other),
      ...(warn && { warn }),
      ...(onExecution && { onExecution }),
    }
    const service = await embedded.start(options)
    const place = relative(process.cwd(), directory)
    const instead = endpoint === undefined ? "" : `; AWS_ENDPOINT_URL is not used for it`
    return { description: `${name} at ${service.endpoint}, embedded, data in ${place}${instead}`, ...service }
  }
}

function notRemote(name: string, endpoint: string): UserError {
  const variable = endpointVariable(name)
  const message = `${variable} points at ${endpoint}, but the app needs the embedded ${name}: it leads to functions on this machine`
  const others = Object.keys(remoteServices).map(endpointVariable).join(" and ")
  const hint = `Unset ${variable} in this shell. ${others} may point at stand-ins of yours.`
  return new UserError("LOCAL_SERVICE_EMBEDDED", message, { hint })
}
