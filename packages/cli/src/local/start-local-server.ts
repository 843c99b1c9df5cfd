import { WebSocketConnections } from "@tsapi/framework/emulator"
import type { GatewayRequest } from "@tsapi/framework/gateway"
import { stackName } from "../model/logical-id.ts"
import type { AccessJudge } from "../model/access-judge.ts"
import { stagePath } from "../model/stage-path.ts"
import type { Terminal } from "../terminal/terminal.ts"
import { CallCounts } from "./access/call-counts.ts"
import { describeRefusal } from "./access/describe-refusal.ts"
import { observationFile } from "./access/observation-file.ts"
import { Observer } from "./access/observer.ts"
import { openAccessLog } from "./access-log-file.ts"
import { AppVersion, type AccessOptions, type LocalAccount } from "./app-version.ts"
import { bundleBootstrap } from "./bundle-bootstrap.ts"
import { stackFolder } from "./fold-stack.ts"
import { startHttpServer } from "./http-server.ts"
import { readSigningKey } from "./identity/read-signing-key.ts"
import { localAccountId } from "./local-account-id.ts"
import type { LocalBuild } from "./local-build.ts"
import { type PagesBeside, pagesBeside } from "./pages-beside.ts"
import { pagesPath } from "./pages-path.ts"
import { Reloader } from "./reloader.ts"
import { type EndedExecution, type LoggedEvent, RequestLog } from "./request-log.ts"
import { announceServer, forgetServer, refuseSecondServer } from "./running-server.ts"
import { ServedApp } from "./served-app.ts"
import type { AppFunctions } from "./services/embedded-service.ts"
import { StandIns } from "./stand-ins.ts"
import { startupSummary } from "./startup-summary.ts"
import { Threads } from "./threads.ts"
import { serveSockets } from "./web-socket/serve-sockets.ts"
import type { DescribeBuild } from "./try-it/try-it-pages.ts"
import { useUtc } from "./use-utc.ts"
import type { InvocationFailure } from "./worker/instance-protocol.ts"

export type { LocalBuild, LocalFunction } from "./local-build.ts"

export interface LocalServerOptions {
  /** Default `127.0.0.1`. */
  readonly host?: string
  /** Default 8000; 0 takes any free port. */
  readonly port?: number
  /** Where stand-ins keep their data: `.tsapi/local`. */
  readonly stateDir: string
  /** Delete that data first. */
  readonly fresh?: boolean
  readonly projectDir: string
  readonly terminal: Terminal
  /** Aborting it closes the server. */
  readonly signal?: AbortSignal
  /** Whether URLs start with the API's stage, as a deployed API's invoke URL does. Default: no, as behind a custom domain. */
  readonly stageInPath?: boolean
  /** A file that the API's access log is added to. Default: it is not written. */
  readonly accessLog?: string
  /** Default true. */
  readonly reload?: boolean
  /** Default `us-east-1`. */
  readonly region?: string
  /** Where the developer's own `AWS_ENDPOINT_URL` is looked up. Default `process.env`. */
  readonly shell?: Readonly<Record<string, string | undefined>>
  /** Loads and bundles the app; called at the start and after each change; rejects with UserError(s). */
  build(): Promise<LocalBuild>
  /** Bundles the code of now under the declarations of `previous`: what is served while `build` reads those anew. */
  rebuild?(previous: LocalBuild): Promise<LocalBuild>
  /** The app's OpenAPI document, from its source as it is now. Absent: there is no try-it page. */
  readonly describe?: DescribeBuild
  /** Infers what the functions of a build may do; their requests to AWS are then held to it. Absent: they may do anything. */
  createJudge?(build: LocalBuild, account: LocalAccount): Promise<AccessJudge>
}

export interface LocalServer {
  readonly url: string
  /** What variables of the app's resources have here, such as `ORDERS_QUEUE_URL`, as the app is served now. */
  environment(): Readonly<Record<string, string>>
  /** Where a service is; undefined for one that the app does not use. */
  endpointOf(service: string): string | undefined
  /** Resolves once the server has closed, for whatever reason. */
  readonly closed: Promise<void>
  /** Answers what is under way, ends the functions and writes all data to disk. */
  close(): Promise<void>
}

type Closer = () => Promise<unknown> | void

/** Serves an app on this machine as API Gateway and Lambda would, with stand-ins for the AWS services it uses. */
export async function startLocalServer(options: LocalServerOptions): Promise<LocalServer> {
  const closers: Closer[] = []
  const close = once(async () => {
    for (const closer of closers.toReversed()) await closer()
  })
  try {
    const started = await start(options, closers)
    const { promise: closed, resolve } = deferred<void>()
    const closeServer = () => close().then(resolve)
    options.signal?.addEventListener("abort", () => void closeServer(), { once: true })
    if (options.signal?.aborted) await closeServer()
    return { ...started, closed, close: closeServer }
  } catch (error) {
    await close()
    throw error
  }
}

type StartedServer = Pick<LocalServer, "url" | "environment" | "endpointOf">

/** Starts part after part, each with what undoes it. */
async function start(options: LocalServerOptions, closers: Closer[]): Promise<StartedServer> {
  const { terminal, stateDir, projectDir, region = "us-east-1", shell = process.env } = options
  const clock = useUtc()
  closers.push(() => clock.restore())
  const log = new RequestLog(terminal, clock.localTime)
  const stacks = stackFolder(projectDir)
  closers.push(() => log.flush())
  const { promise: served, resolve } = deferred<{ readonly app: ServedApp; readonly pages: PagesBeside }>()
  const functions: AppFunctions = {
    app: async () => (await served).app.current.build.app,
    valueOf: async (variable) => (await served).app.current.values[variable],
    invoke: async (...invocation) => (await served).app.current.invoke(...invocation),
  }
  const fresh = options.fresh ?? false
  const warn = (message: string) => terminal.warn(message)
  const connections = new WebSocketConnections()
  const account = { region, accountId: localAccountId }
  const onExecution = async (ended: EndedExecution) => {
    const { appName, stage } = await functions.app()
    log.flow({ ...ended, machine: ended.machine.replace(`${stackName(appName, stage)}-`, "") })
  }
  const standIns = new StandIns({ stateDir, fresh, ...account, functions, connections, shell, warn, onExecution })
  closers.push(() => standIns.close())
  const access = accessOptions(options, log)
  closers.push(() => access?.observer.close())
  const accessLog =
    options.accessLog === undefined ? undefined : openAccessLog(options.accessLog, (message) => terminal.warn(message))
  closers.push(() => accessLog?.close())
  const threads = new Threads(await bundleBootstrap(), access?.counts.cells)
  closers.push(() => threads.close())

  // Port and data come first: who has them already should hear so before anything else happens.
  const handle = async (request: GatewayRequest) => {
    const { app, pages } = await served
    return pages(request) ?? app.handle(request)
  }
  const server = await startHttpServer({ host: options.host ?? "127.0.0.1", port: options.port ?? 8000, handle })
  closers.push(() => server.close())
  await refuseSecondServer(stateDir)

  const versionOptions = {
    access,
    standIns,
    threads,
    region,
    shell,
    signingKey: () => readSigningKey(stateDir),
    gateway: {
      stageInPath: options.stageInPath,
      origin: { protocol: "http" as const, port: Number(new URL(server.url).port) },
      onAccessLog: accessLog?.add,
    },
    onLog: (functionId: string, text: string) => log.output(functionId, stacks.foldLog(text)),
    onFailure: (functionId: string, { text }: InvocationFailure) => log.output(functionId, stacks.fold(text)),
    onEvent: (event: LoggedEvent) => log.event(event),
    onUnknown: (functionId: string, variable: string) =>
      terminal.warn(`${functionId}: ${variable} has no value here; a deployed function gets it from CloudFormation`),
  }
  let latest: AppVersion | undefined
  const create = async (build: LocalBuild) => {
    latest = await AppVersion.create(build, { ...versionOptions, before: latest })
    // What is emitted goes through it.
    if (build.triggers.length > 0 || latest.webSocketApi) await standIns.service("lambda")
    await announceServer(stateDir, { pid: process.pid, ...account, endpoints: standIns.endpoints() })
    return latest
  }
  closers.push(() => forgetServer(stateDir))
  const builtAt = Date.now()
  const app = new ServedApp(await create(await options.build()), log)
  const sockets = serveSockets({ server, app, connections, log })
  closers.push(async () => {
    await sockets.close()
    await server.close()
    await app.terminate()
  })
  const pages = pagesBeside({ current: () => app.current, url: server.url, describe: options.describe })
  resolve({ app, pages })

  const url = options.stageInPath === true ? `${server.url}${stagePath(app.current.api)}` : server.url
  const tryItUrl = options.describe && `${server.url}${pagesPath}`
  const summary = startupSummary({
    ...{
      url,
      tryItUrl,
      version: app.current,
      services: await standIns.descriptions(),
    },
    endpointOf: (service) => standIns.endpointOf(service),
  })
  terminal.document(summary.document)
  terminal.print(summary.text)
  if (accessLog && !app.current.api.accessLogs) {
    terminal.warn(`The app has no access log, so nothing is written to ${options.accessLog}: set accessLogs in api`)
  }
  if (options.reload !== false) {
    const reloader = new Reloader({ served: app, builtAt, create, ...options, log })
    closers.push(() => reloader.close())
  }
  return { url, environment: () => app.current.values, endpointOf: (service) => standIns.endpointOf(service) }
}

function accessOptions(
  { createJudge, projectDir, terminal }: LocalServerOptions,
  log: RequestLog,
): (AccessOptions & { readonly observer: Observer }) | undefined {
  if (!createJudge) return undefined
  const counts = new CallCounts()
  const observer = new Observer(observationFile(projectDir), (cell) => counts.drain(cell))
  return {
    createJudge,
    observer,
    counts,
    onRefused: (report) => log.note(terminal.colors.red(describeRefusal(report, projectDir))),
    onUnjudged: (text) => log.note(terminal.colors.yellow(text)),
    onJudged: (judged) => observer.add(judged),
  }
}

function deferred<T>(): { readonly promise: Promise<T>; readonly resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => {}
  const promise = new Promise<T>((settle) => (resolve = settle))
  return { promise, resolve }
}

function once(run: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined
  return () => (running ??= run())
}
