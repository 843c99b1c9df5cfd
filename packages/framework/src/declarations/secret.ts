import { checkOptions } from "./check-options.ts"
import { declareResource, type ExistingResource, resourceProperty, standForArn } from "./resource.ts"
import type { SecretDeclaration } from "./secret-declaration.ts"

export interface SecretOptions {
  /** Lets Secrets Manager make a random value. Default false: it has no value before one is set, which is never done in code. */
  readonly generate?: boolean | GenerateOptions
  /** For people, at most 2048 characters. Default none. */
  readonly description?: string
  /** Default: with the account's own key for secrets, at no cost. */
  readonly encryption?: { readonly kmsKeyArn: string }
}

export interface GenerateOptions {
  /** Characters, 1 to 4096. Default 32. */
  readonly length?: number
  /** Kinds of character; each comes at least once. Default all but `space`. */
  readonly kinds?: readonly GeneratedCharacters[]
  /** Characters that do not come: `"/@`. Default none. */
  readonly exclude?: string
  /** Makes the value a JSON object with the random text in this member, beside those of `template`. Default: the text alone. */
  readonly key?: string
  /** The other members: `{ username: "app" }`. Nothing that is secret. */
  readonly template?: Readonly<Record<string, string | number | boolean>>
}

/** A secret that the app uses and does not own. */
export interface ExistingSecret extends ExistingResource {
  /** The key of your own that encrypts it. Default: the account's key for secrets. */
  readonly kmsKeyArn?: string
}

export type GeneratedCharacters = "lowercase" | "uppercase" | "numbers" | "punctuation" | "space"

/**
 * A secret of Secrets Manager. Its ARN exists at run time only, in an environment variable that tsapi sets; its value never
 * stands in the template, in an environment or in a log.
 *
 * Throws a TypeError for an option it does not know, and for a value.
 *
 * @example
 * export const stripeKey = new Secret("StripeKey")
 * const key = await secretValue(stripeKey)
 */
export class Secret {
  readonly id: string

  constructor(
    id: string,
    options: SecretOptions | { readonly existing: ExistingSecret } = {},
    callee: object = Secret,
  ) {
    this.id = id
    if (process.env.TSAPI_PHASE !== "run") {
      standForArn(this, "secret")
      if (!("existing" in options)) {
        refuseValue(id, options)
        checkOptions("Secret", options, optionNames)
        if (typeof options.generate === "object") checkOptions("Secret: generate", options.generate, generateNames)
      }
      declareResource<SecretDeclaration>({ ...options, kind: "secret", id }, callee)
    }
  }

  /** Throws where the environment does not carry it. While the app is built it stands for the ARN in `iam`. */
  get arn(): string {
    return resourceProperty("secret", this, "arn")
  }
}

/**
 * A secret that is not the app's: it is used like one that is, and never changed.
 *
 * @example
 * export const database = existingSecret("Database", { arn: "arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-AbC123" })
 */
export function existingSecret(id: string, existing: ExistingSecret): Secret {
  return new Secret(id, { existing }, existingSecret)
}

/** What is in code is in version control, in the template and in the console of CloudFormation. */
function refuseValue(id: string, options: object): void {
  const given = Object.keys(options).find((name) => /^(value|secret|secretString|secretBinary|string)$/i.test(name))
  if (given === undefined) return
  throw new TypeError(
    `Secret "${id}": ${given} cannot be given in code, where it would be no secret. Leave it out, or let it be ` +
      `generated, and set the value after the deployment: aws secretsmanager put-secret-value.`,
  )
}

const optionNames = ["generate", "description", "encryption"]
const generateNames = ["length", "kinds", "exclude", "key", "template"]
