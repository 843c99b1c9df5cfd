import type { AppModel } from "../../model/app-model.ts"
import type { LocalService, ServedFunctions } from "../../model/local-emulator.ts"

/** What an embedded service is started with. */
export interface ServiceOptions {
  /** Where it keeps its data; created when absent. One process at a time can use it. */
  readonly directory: string
  readonly region: string
  /** Twelve digits. */
  readonly accountId: string
  /** The functions of the app as it is served now. */
  readonly functions: AppFunctions
  /** Another service, started when it is first asked for. */
  service(name: string): Promise<LocalService>
  /** Shows what went wrong where nobody waits for an answer. */
  warn?(message: string): void
}

export interface AppFunctions extends ServedFunctions {
  /** What the app declares, as it is served now. */
  app(): Promise<AppModel>
  /** What a variable of the app's resources has on this machine. */
  valueOf(variable: string): Promise<string | undefined>
}

/** A service in this process. */
export interface EmbeddedService extends LocalService {
  /** By which the AWS SDK finds what it serves beside what it is called by. */
  readonly variables?: Readonly<Record<string, string>>
  /** Shown when the server starts. Default: where it is, and where its data are. */
  readonly description?: string
  /** Answers what is under way, then releases the directory and the port. */
  close(): Promise<void>
}
