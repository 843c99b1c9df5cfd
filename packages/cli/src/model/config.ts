import type { ApiOptions, WebSocketOptions } from "@tsapi/framework"
import type { ApiLocations, DeclaredSettings } from "@tsapi/framework/internal"
import type { SourceLocation } from "./source-location.ts"

/** Settings of one Lambda function. */
export type FunctionSettings = DeclaredSettings

/** What a stage may override. */
export interface StageConfig extends FunctionSettings {
  readonly functions?: Readonly<Record<string, FunctionSettings>> | undefined
  readonly tags?: Readonly<Record<string, string>> | undefined
  /** Adds to the `api` of the App: an option here takes the place of the same there, and objects are merged by key. */
  readonly api?: "rest" | "http" | ApiOptions | undefined
  /** Adds to the `webSocket` of the App in the same way. */
  readonly webSocket?: WebSocketOptions | undefined
  /** Stateful resources are retained and express mode is off. Default: true for stages other than `dev`, `local` and `test`. */
  readonly production?: boolean | undefined
  /** What the policy inference cannot decide is an error. Default: as `production`. */
  readonly strict?: boolean | undefined
}

/** `tsapi.config.ts`. */
export interface Config extends StageConfig {
  /** The module that exports the App, relative to the config. Default `src/app.ts`. */
  readonly entry?: string | undefined
  /** How routes share functions. Default `app`: one function serves all. */
  readonly split?: "app" | "controller" | "route" | undefined
  readonly region?: string | undefined
  /** What only `tsapi local` and `tsapi token` read. */
  readonly local?: LocalConfig | undefined
  readonly stages?: Readonly<Record<string, StageConfig>> | undefined
}

/** Settings of `tsapi local` and `tsapi token`. */
export interface LocalConfig {
  /** Who may sign in on this machine, by name. */
  readonly users?: Readonly<Record<string, LocalUser>> | undefined
}

/** A user of the local identity provider. */
export interface LocalUser {
  /** Default none. */
  readonly groups?: readonly string[] | undefined
  /** What its tokens say beside what all say, such as `{ email: "alice@example.com" }`. */
  readonly claims?: Readonly<Record<string, unknown>> | undefined
  /** Scopes of its tokens where `tsapi token` is given none. Default none. */
  readonly scopes?: readonly string[] | undefined
  /** AWS credentials to sign requests with, for routes with `iamAuthorizer()`. They are good on this machine only. */
  readonly accessKey?: { readonly id: string; readonly secret: string } | undefined
  /** What the policy of its access key allows to invoke: method and path, with `*` as wildcard. Default `["*"]`. */
  readonly mayInvoke?: readonly string[] | undefined
}

/** One level of function settings: for every function, and for some by id. */
export interface SettingsLayer {
  /** Keys from the top of the config to this level. */
  readonly path: readonly string[]
  readonly all: FunctionSettings
  readonly byFunction: Readonly<Record<string, FunctionSettings>>
}

/** The config of one stage, checked and with defaults filled in. */
export interface ResolvedConfig {
  /** Absolute. */
  readonly projectDir: string
  /** The config file relative to the project directory, when there is one. */
  readonly configFile: string | undefined
  readonly stage: string
  readonly entry: string
  readonly split: "app" | "controller" | "route"
  readonly region: string | undefined
  readonly production: boolean
  readonly strict: boolean
  readonly tags: Readonly<Record<string, string>>
  readonly local: LocalConfig
  /** Weakest first: config, stage, command line; all beat the App's own. */
  readonly api: readonly ApiOptions[]
  /** Where options of `api` stand in the config file. */
  readonly apiLocations: ApiLocations
  /** Weakest first, as `api`. */
  readonly webSocket: readonly WebSocketOptions[]
  /** Where the strongest of them stands in the config file. */
  readonly webSocketLocation: SourceLocation | undefined
  /** Weakest first: defaults, config, stage. A decorator's own settings beat them all. */
  readonly layers: readonly SettingsLayer[]
  /** The command line's `--set`; beats the decorators too. */
  readonly overrides: SettingsLayer
}
