import { checkOptions } from "./check-options.ts"
import type { ParameterDeclaration } from "./parameter-declaration.ts"
import { declareResource, type ExistingResource, resourceProperty, standForArn } from "./resource.ts"

export interface ParameterOptions {
  /** What it is deployed with; a list makes a `StringList`. It may be changed at run time until this is. */
  readonly value: string | readonly string[]
  /** For people, at most 1024 characters. Default none. */
  readonly description?: string
  /** A regular expression that every value of it matches. Default none. */
  readonly allowedPattern?: string
  /** `advanced` takes up to 8 KB in place of 4, and costs. Default `standard`. */
  readonly tier?: "standard" | "advanced" | "intelligent-tiering"
}

/** A parameter that the app uses and does not own: by its name, or by its ARN where it is another account's. */
export type ExistingParameter = ({ readonly name: string } | ExistingResource) & {
  /** The app's own key that encrypts a SecureString. Default: AWS's, or that it is not encrypted. */
  readonly kmsKeyArn?: string
}

/**
 * A parameter of Systems Manager's Parameter Store. Its name and ARN exist at run time only, in environment variables that
 * tsapi sets. It is no place for secrets: CloudFormation makes no SecureString.
 *
 * Throws a TypeError for an option it does not know, and for `type`.
 *
 * @example
 * export const limit = new Parameter("Limit", { value: "100" })
 * const most = Number(await parameterValue(limit))
 */
export class Parameter {
  readonly id: string

  constructor(
    id: string,
    options: ParameterOptions | { readonly existing: ExistingParameter },
    callee: object = Parameter,
  ) {
    this.id = id
    if (process.env.TSAPI_PHASE !== "run") {
      standForArn(this, "parameter")
      if (!("existing" in options)) {
        refuseType(id, options)
        checkOptions("Parameter", options, optionNames)
      }
      declareResource<ParameterDeclaration>({ ...options, kind: "parameter", id }, callee)
    }
  }

  /** The physical name. Throws where the environment does not carry it. */
  get name(): string {
    return resourceProperty("parameter", this, "name")
  }

  /** Throws where the environment does not carry it. While the app is built it stands for the ARN in `iam`. */
  get arn(): string {
    return resourceProperty("parameter", this, "arn")
  }
}

/**
 * A parameter that is not the app's: it is used like one that is, and never changed. The way to a SecureString.
 *
 * @example
 * export const apiKey = existingParameter("ApiKey", { name: "/shop/api-key" })
 */
export function existingParameter(id: string, existing: ExistingParameter): Parameter {
  return new Parameter(id, { existing }, existingParameter)
}

function refuseType(id: string, options: object): void {
  if (!("type" in options)) return
  const isSecure = /secure/i.test(String(options.type))
  throw new TypeError(
    isSecure
      ? `Parameter "${id}": CloudFormation cannot make a SecureString. Make it with \`aws ssm put-parameter ` +
          `--type SecureString\` and use existingParameter("${id}", { name }), or use a Secret.`
      : `Parameter "${id}" has no option "type": a list of texts as its value makes a StringList, a text a String.`,
  )
}

const optionNames = ["value", "description", "allowedPattern", "tier"]
