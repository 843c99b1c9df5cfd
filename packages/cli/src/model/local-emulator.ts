import type { ApiDescription, InvokeOutcome, WebSocketApi } from "@tsapi/framework/gateway"
import type { AppModel } from "./app-model.ts"

/** What `tsapi local` offers to a kind. */
export interface LocalEmulator {
  readonly app: AppModel
  readonly region: string
  /** Twelve digits. */
  readonly accountId: string
  /** What a kind that was started before put into an environment variable. */
  valueOf(variable: string): string | undefined
  /** Serves the API on the local gateway, in place of the one served before a reload. */
  serveApi(api: ApiDescription): void
  /** Serves the WebSocket API in the same way; connections stay open over a reload. */
  serveWebSocket(api: WebSocketApi): void
  /** Whether an embedded stand-in runs, or has data of an earlier start. */
  holdsData(service: string): boolean
  /** An embedded stand-in, started when it is first asked for: `dynamodb`. */
  service(name: string): Promise<LocalService>
}

export interface LocalService {
  /** `http://127.0.0.1:PORT`; handlers find it in `AWS_ENDPOINT_URL_<SERVICE>`. */
  readonly endpoint: string
  /**
   * Sends one request as the AWS SDK would and returns the parsed answer; rejects with AWS's error name and message.
   * `Ensure…` operations are ours: they make what the app declares exist, in place of what an earlier load declared.
   */
  call(operation: string, input: Readonly<Record<string, unknown>>, options?: CallOptions): Promise<unknown>
}

export interface CallOptions {
  /** Aborts when nobody waits for the answer any more; a long poll then ends and takes no message. */
  readonly signal?: AbortSignal | undefined
}

/** What one kind made exist. */
export interface LocalPart {
  /** Values for the environment variables of the kind's references, such as `TODOS_TABLE_NAME`. */
  readonly environment: Readonly<Record<string, string>>
  /** What polls for events while this version of the app is served. */
  readonly sources?: readonly LocalEventSource[]
  /** What takes lines that functions log while this version of the app is served. */
  readonly logReaders?: readonly LocalLogReader[]
  /** What is to be done before it all works; shown when the server starts. */
  readonly notes?: readonly string[]
}

/** A subscription of a function's log. */
export interface LocalLogReader {
  /** Whose log it is. */
  readonly functionId: string
  take(line: LoggedLine): void
  /** Hands over at once what it has taken. */
  flush(): Promise<void>
}

export interface LoggedLine {
  readonly logStream: string
  /** Milliseconds since the epoch. */
  readonly timestamp: number
  readonly message: string
}

/** An event source mapping: takes records from where they wait and passes them to a function. */
export interface LocalEventSource {
  /** Polls until the signal aborts, and resolves when what it had taken by then is dealt with. Rejects for bugs only. */
  run(served: ServedFunctions, signal: AbortSignal): Promise<void>
}

/** The functions of the version that is served. */
export interface ServedFunctions {
  /** Never rejects. `requestId` is a UUID, the same for each try of one event; default: a new one. */
  invoke(functionId: string, event: unknown, requestId?: string): Promise<InvokeOutcome>
}

/** Function ARNs of this machine: `arn:aws:lambda:us-east-1:000000000000:function:shop-dev-OrderWorkerProcess`. */
export function localFunctionArn(
  { region, accountId, app }: Pick<LocalEmulator, "region" | "accountId" | "app">,
  functionId: string,
): string {
  return `arn:aws:lambda:${region}:${accountId}:function:${app.appName}-${app.stage}-${functionId}`
}
