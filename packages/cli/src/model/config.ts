import type { ApiOptions, CfnIntrinsic, FunctionUrlOptions, IamStatement } from "@tsapi/framework"
import type { ApiLocations } from "@tsapi/framework/internal"

/** Settings of one Lambda function. */
export interface FunctionSettings {
  /** MB, 128 to 10240. Default 512. */
  readonly memory?: number | undefined
  /** Seconds, 1 to 900. Default 30. */
  readonly timeout?: number | undefined
  /** Merged by key over the weaker levels. */
  readonly environment?: Readonly<Record<string, string>> | undefined
  /** Days to keep logs, one of the values CloudWatch Logs allows. Default 30. */
  readonly logRetention?: number | undefined
  /** Permissions beside those that the code shows; every level adds its own. */
  readonly iam?: readonly IamStatement[] | undefined
  /**
   * Where the role's permissions come from: `infer` reads the code, `off` does not, and anything else is the path of an
   * IAM policy document, relative to the project directory. Default `infer`.
   */
  readonly policy?: "off" | "infer" | (string & {}) | undefined
  /** ARN of a role to run with; none is made then, and its permissions are not touched. */
  readonly role?: string | CfnIntrinsic | undefined
  /** ARN of the managed policy that bounds the role that is made. */
  readonly permissionsBoundary?: string | CfnIntrinsic | undefined
  /** A URL of its own, for functions that serve routes; `true` is `{ auth: "iam" }`. Default false. */
  readonly url?: boolean | FunctionUrlOptions | undefined
}

/** What a stage may override. */
export interface StageConfig extends FunctionSettings {
  readonly runtime?: "nodejs22.x" | "nodejs24.x" | undefined
  readonly architecture?: "arm64" | "x86_64" | undefined
  readonly functions?: Readonly<Record<string, FunctionSettings>> | undefined
  readonly tags?: Readonly<Record<string, string>> | undefined
  /** Adds to the `api` of the App: an option here takes the place of the same there, and objects are merged by key. */
  readonly api?: "rest" | "http" | ApiOptions | undefined
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
  readonly runtime: "nodejs22.x" | "nodejs24.x"
  readonly architecture: "arm64" | "x86_64"
  readonly region: string | undefined
  readonly production: boolean
  readonly strict: boolean
  readonly tags: Readonly<Record<string, string>>
  readonly local: LocalConfig
  /** Weakest first: config, stage, command line; all beat the App's own. */
  readonly api: readonly ApiOptions[]
  /** Where options of `api` stand in the config file. */
  readonly apiLocations: ApiLocations
  /** Weakest first: defaults, config, stage. A decorator's own settings beat them all. */
  readonly layers: readonly SettingsLayer[]
  /** The command line's `--set`; beats the decorators too. */
  readonly overrides: SettingsLayer
}
