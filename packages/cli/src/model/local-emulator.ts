import type { ApiDescription } from "@tsapi/framework/gateway"
import type { AppModel } from "./app-model.ts"

/** What `tsapi local` offers to a kind. */
export interface LocalEmulator {
  readonly app: AppModel
  readonly region: string
  /** Twelve digits. */
  readonly accountId: string
  /** Serves the API on the local gateway, in place of the one served before a reload. */
  serveApi(api: ApiDescription): void
  /** An embedded stand-in, started when it is first asked for: `dynamodb`. */
  service(name: string): Promise<LocalService>
}

export interface LocalService {
  /** `http://127.0.0.1:PORT`; handlers find it in `AWS_ENDPOINT_URL_<SERVICE>`. */
  readonly endpoint: string
  /** Sends one request as the AWS SDK would and returns the parsed answer; rejects with AWS's error name and message. */
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
}
