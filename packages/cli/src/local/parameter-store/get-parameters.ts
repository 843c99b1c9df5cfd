import { pageOf } from "../protocol/page-of.ts"
import { ServiceError } from "../protocol/service-error.ts"
import { matchingParameters } from "./parameter-filters.ts"
import type { ParameterRecord, ParameterVersion } from "./parameter-record.ts"
import {
  findParameter,
  latest,
  type ParametersContext,
  type ParametersOperation,
  shown,
  validation,
} from "./parameters-context.ts"

const SECRETS = "/aws/reference/secretsmanager/"

export const getParameter: ParametersOperation = async (context, input) => ({
  Parameter: await read(context, input.requiredText("Name"), input.boolean("WithDecryption") ?? false),
})

export const getParameters: ParametersOperation = async (context, input) => {
  const names = input.texts("Names")
  if (names.length === 0 || names.length > 10) throw validation("Names must have between 1 and 10 members.")
  const Parameters: object[] = []
  const InvalidParameters: string[] = []
  for (const name of new Set(names)) {
    try {
      Parameters.push(await read(context, name, input.boolean("WithDecryption") ?? false))
    } catch (error) {
      if (!(error instanceof ServiceError) || !error.name.endsWith("NotFound")) throw error
      InvalidParameters.push(name)
    }
  }
  return { Parameters, InvalidParameters }
}

export const getParametersByPath: ParametersOperation = async (context, input) => {
  const path = input.requiredText("Path")
  if (!path.startsWith("/")) throw validation("The parameter path must begin with a slash.")
  const prefix = path.endsWith("/") ? path : `${path}/`
  const isRecursive = input.boolean("Recursive") ?? false
  const below = [...context.store.parameters.byKey.values()].filter(
    ({ name }) => name.startsWith(prefix) && (isRecursive || !name.slice(prefix.length).includes("/")),
  )
  const { items, nextToken } = pageOf(matchingParameters(below, input.inputs("ParameterFilters")), {
    keyOf: ({ name }) => name,
    limit: input.integer("MaxResults", { from: 1, to: 10 }) ?? 10,
    token: input.text("NextToken"),
  })
  const isDecrypted = input.boolean("WithDecryption") ?? false
  return {
    Parameters: items.map((parameter) => shown(context, parameter, { version: latest(parameter), isDecrypted })),
    ...(nextToken && { NextToken: nextToken }),
  }
}

export const getParameterHistory: ParametersOperation = async (context, input) => {
  const parameter = findParameter(context, input.requiredText("Name"))
  const isDecrypted = input.boolean("WithDecryption") ?? false
  const { items, nextToken } = pageOf(parameter.versions, {
    keyOf: ({ version }) => String(version).padStart(12, "0"),
    limit: input.integer("MaxResults", { from: 1, to: 50 }) ?? 50,
    token: input.text("NextToken"),
  })
  const Parameters = items.map((version) => ({
    ...shown(context, parameter, { version, isDecrypted }),
    ...settingsOf(version),
    Labels: version.labels,
  }))
  return { Parameters, ...(nextToken && { NextToken: nextToken }) }
}

/** What DescribeParameters and GetParameterHistory show of a version beside its value. */
export function settingsOf({ description, allowedPattern, keyId, tier }: ParameterVersion): object {
  return {
    ...{ Tier: tier, Policies: [] },
    ...(description !== undefined && { Description: description }),
    ...(allowedPattern !== undefined && { AllowedPattern: allowedPattern }),
    ...(keyId !== undefined && { KeyId: keyId }),
  }
}

/** One parameter: `NAME`, `NAME:3` by its version, or `NAME:live` by a label. */
async function read(context: ParametersContext, asked: string, isDecrypted: boolean): Promise<object> {
  if (asked.startsWith(SECRETS)) return readSecret(context, asked, isDecrypted)
  const [, name = asked, selector] = /^((?:arn:[^/]*\/)?[^:]+)(?::(.+))?$/.exec(asked) ?? []
  const parameter = findParameter(context, name)
  const version = selector === undefined ? latest(parameter) : selected(parameter, selector)
  return {
    ...shown(context, parameter, { version, isDecrypted }),
    ...(selector !== undefined && { Selector: `:${selector}` }),
  }
}

function selected({ name, versions }: ParameterRecord, selector: string): ParameterVersion {
  const version = versions.find((each) => String(each.version) === selector || each.labels.includes(selector))
  if (version) return version
  const message = `Systems Manager could not find version ${selector} of ${name}. Verify the version and try again.`
  throw new ServiceError("ParameterVersionNotFound", message)
}

/** A parameter of this name is a secret of Secrets Manager. */
async function readSecret(context: ParametersContext, name: string, isDecrypted: boolean): Promise<object> {
  if (!isDecrypted) throw validation("WithDecryption flag must be True for retrieving a Secret Manager secret.")
  const SecretId = name.slice(SECRETS.length)
  const secrets = await context.service("secretsmanager")
  const found = Object(
    await secrets.call("GetSecretValue", { SecretId }).catch((cause: unknown) => {
      throw new ServiceError(
        "ParameterNotFound",
        `An error occurred (${String(cause)}) when referencing Secrets Manager`,
      )
    }),
  )
  return {
    ...{ Name: name, Type: "SecureString", Value: found.SecretString, Version: 0, LastModifiedDate: found.CreatedDate },
    ...{ ARN: found.ARN, DataType: "text", SourceResult: JSON.stringify(found) },
  }
}
