import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { PassThrough } from "node:stream"
import { RepeatedRuns } from "./bundle/esbuild-runs.ts"
import { startLocalServer } from "./local/start-local-server.ts"
import { buildLocal } from "./pipeline/local-build.ts"
import { createLocalJudge } from "./pipeline/local-judge.ts"
import { Terminal } from "./terminal/terminal.ts"

export interface LocalAppOptions {
  /** Where `tsapi.config.ts` is. Default: the working directory. */
  readonly projectDir?: string
  /** Default `dev`. */
  readonly stage?: string
  /** Refuse requests to AWS that the function's policy does not allow, as AWS will. Default false. */
  readonly enforceIam?: boolean
}

/** What clients of the AWS SDK take. */
export interface LocalClientOptions {
  readonly endpoint: string
  readonly region: string
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string }
  /** The SDK makes a name of its own of the endpoint for some requests, such as StartSyncExecution, that only AWS has. */
  readonly disableHostPrefix: true
}

/** A served app. */
export interface LocalApp {
  /** `http://127.0.0.1:PORT`. */
  readonly url: string
  /** What variables of the app's resources have here: `ORDERS_QUEUE_URL`, `TODOS_TABLE_NAME`. */
  readonly environment: Readonly<Record<string, string>>
  /**
   * Options with which a client of the AWS SDK finds a service of the app: `new SQSClient(local.clientOptions("sqs"))`.
   * Throws an Error for a service that the app does not use.
   */
  clientOptions(service: string): LocalClientOptions
  /** What the server and the functions have printed so far. */
  output(): string
  /** Answers what is under way, ends the functions and deletes the data. */
  close(): Promise<void>
}

/** What `tsapi local` does, for tests: on a free port, with an empty database of its own, and without reloading. */
export async function startLocal(options: LocalAppOptions = {}): Promise<LocalApp> {
  const { projectDir = ".", stage = "dev", enforceIam = false } = options
  const region = "us-east-1"
  const directory = path.resolve(projectDir)
  const stateDir = await mkdtemp(path.join(tmpdir(), "tsapi-local-"))
  const esbuild = new RepeatedRuns()
  const printed: string[] = []
  const release = () => Promise.all([esbuild.close(), rm(stateDir, { recursive: true, force: true })])
  try {
    const server = await startLocalServer({
      projectDir: directory,
      stateDir,
      terminal: terminalInto(printed),
      port: 0,
      region,
      reload: false,
      ...(enforceIam && { createJudge: (build, account) => createLocalJudge(build, directory, account) }),
      build: () => buildLocal(directory, { stage }, esbuild),
    })
    return {
      url: server.url,
      environment: server.environment(),
      clientOptions(service) {
        const endpoint = server.endpointOf(service)
        if (endpoint === undefined)
          throw new Error(`The app uses nothing for which tsapi local would have started ${service}`)
        const credentials = { accessKeyId: "local", secretAccessKey: "local" }
        return { endpoint, region, credentials, disableHostPrefix: true }
      },
      output: () => printed.join(""),
      async close() {
        await server.close()
        await release()
      },
    }
  } catch (error) {
    await release()
    throw error
  }
}

function terminalInto(printed: string[]): Terminal {
  const stream = new PassThrough().on("data", (chunk: Buffer) => printed.push(chunk.toString()))
  return new Terminal({ stdin: new PassThrough(), stdout: stream, stderr: stream, json: false, color: false })
}
