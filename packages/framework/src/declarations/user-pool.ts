import { checkOptions } from "./check-options.ts"
import { declareResource, resourceProperty, standForArn } from "./resource.ts"
import { readResourceVariable, resourceVariable } from "./resource-variable.ts"
import type { UserPoolDeclaration } from "./user-pool-declaration.ts"

export interface UserPoolOptions {
  /** What users sign in with. Default `["email"]`; what is not `username` can be an alias of it. */
  readonly signInWith?: readonly ("email" | "phone" | "username")[]
  /** Whether anyone may sign up; otherwise an administrator creates users. Default false. */
  readonly selfSignUp?: boolean
  /** Default: Cognito's, which is 8 characters of all kinds. */
  readonly password?: {
    /** 6 to 99. Default 8. */
    readonly minimumLength?: number
    /** Kinds of character it must have. Default all. */
    readonly require?: readonly ("lowercase" | "uppercase" | "numbers" | "symbols")[]
  }
  /** A second factor from an authenticator app. Default `off`. */
  readonly mfa?: "off" | "optional" | "required"
  /** Names of groups; a token lists those of its user in `cognito:groups`. */
  readonly groups?: readonly string[]
  /** Scopes of access tokens with a description of each: `{ todos: { read: "Read todos" } }` is the scope `todos/read`. */
  readonly resourceServers?: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** The programs that sign users in. Default: one named `App` with the defaults. */
  readonly clients?: Readonly<Record<string, UserPoolClientOptions>>
  /** Prefix of the domain of the hosted sign-in pages and the token endpoint. Default: none, and thus neither. */
  readonly domain?: string
  /** Default false. */
  readonly deletionProtection?: boolean
}

export interface UserPoolClientOptions {
  /**
   * How users sign in: `srp` and `password` through the SDK, `custom` with challenges of the pool's triggers, `code`
   * through the hosted pages, `clientCredentials` for programs without a user. Default `["srp"]`.
   */
  readonly flows?: readonly ("srp" | "password" | "custom" | "code" | "clientCredentials")[]
  /** Whether it must prove itself with a secret. Default: as `clientCredentials` needs. */
  readonly secret?: boolean
  /** Scopes it may ask for with `code` or `clientCredentials`: `todos/read`, `openid`. */
  readonly scopes?: readonly string[]
  /** Where the hosted pages send users back to; needed for `code`. */
  readonly callbackUrls?: readonly string[]
  readonly logoutUrls?: readonly string[]
  /** Minutes that access and ID tokens live, 5 to 1440. Default 60. */
  readonly tokenMinutes?: number
  /** Days that refresh tokens live, 1 to 3650. Default 30. */
  readonly refreshTokenDays?: number
}

/**
 * A Cognito user pool. Its id, ARN and client ids exist at run time only, in environment variables that tsapi sets.
 *
 * Throws a TypeError for an option it does not know.
 *
 * @example
 * export const users = new UserPool("Users", { groups: ["admins"] })
 */
export class UserPool {
  readonly id: string

  constructor(id: string, options: UserPoolOptions = {}) {
    this.id = id
    if (process.env.TSAPI_PHASE !== "run") {
      checkOptions("UserPool", options, optionNames)
      for (const [name, client] of Object.entries(options.clients ?? {}))
        checkOptions(`UserPool: the client ${name}`, client, clientOptionNames)
      standForArn(this, "userPool")
      declareResource<UserPoolDeclaration>({ ...options, kind: "userPool", id }, UserPool)
    }
  }

  /** `eu-west-1_AbCdEfGhI`. Throws where the environment does not carry it. */
  get userPoolId(): string {
    return resourceProperty("userPool", this, "id")
  }

  /** Throws where the environment does not carry it. While the app is built it stands for the ARN in `iam`. */
  get arn(): string {
    return resourceProperty("userPool", this, "arn")
  }

  /** The id of a client, `App` unless named. Throws where the environment does not carry it. */
  clientId(client = "App"): string {
    const missing = `the client ${client} of the user pool ${this.id} has no id here`
    return readResourceVariable(clientVariable(this.id, client), missing)
  }
}

/** The environment variable that carries the id of a client: `USERS_APP_CLIENT_ID`. */
export function clientVariable(id: string, client: string): string {
  return resourceVariable(`${id}_${client}`, "CLIENT_ID")
}

const optionNames = [
  "signInWith",
  "selfSignUp",
  "password",
  "mfa",
  "groups",
  "resourceServers",
  "clients",
  "domain",
  "deletionProtection",
]
const clientOptionNames = [
  "flows",
  "secret",
  "scopes",
  "callbackUrls",
  "logoutUrls",
  "tokenMinutes",
  "refreshTokenDays",
]
