import type { CloudFormationClient } from "@aws-sdk/client-cloudformation"
import type { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs"
import type { EventBridgeClient } from "@aws-sdk/client-eventbridge"
import type { LambdaClient } from "@aws-sdk/client-lambda"
import type { S3Client } from "@aws-sdk/client-s3"
import type { STSClient } from "@aws-sdk/client-sts"
import type { Pluggable } from "@smithy/types"
import { UserError } from "../errors/user-error.ts"
import { awsEndpoint } from "../model/aws-endpoint.ts"
import { version } from "../version.ts"
import { explainAwsError, type AwsCall } from "./explain-aws-error.ts"

/** The AWS services the CLI talks to, in one region with one set of credentials; each SDK client is loaded when first used. */
export interface AwsClients {
  readonly region: string
  /** Milliseconds between two looks at a stack. */
  readonly pollInterval: number
  cloudFormation(): Promise<CloudFormationClient>
  eventBridge(): Promise<EventBridgeClient>
  lambda(): Promise<LambdaClient>
  logs(): Promise<CloudWatchLogsClient>
  s3(): Promise<S3Client>
  sts(): Promise<STSClient>
}

export interface AwsClientOptions {
  /** Beats `AWS_REGION`, `AWS_DEFAULT_REGION` and the profile's region. */
  readonly region: string | undefined
  readonly profile: string | undefined
}

/** The only maker of AWS clients; throws `AWS_REGION_MISSING` when no region is known. */
export async function createAwsClients(options: AwsClientOptions): Promise<AwsClients> {
  // The SDK is pinned to a release that runs on every Node we support; its warning about later releases is not for our users.
  process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] ??= "true"
  const region = await resolveRegion(options)
  const endpoint = awsEndpoint("AWS_ENDPOINT_URL")
  // An emulator on this machine has no rate limits and answers at once, or never.
  const local = endpoint !== undefined && ["127.0.0.1", "localhost", "[::1]"].includes(new URL(endpoint).hostname)
  const common = {
    region,
    // Polling a stack beside a busy pipeline is throttled now and then; the SDK's own three attempts are too few.
    maxAttempts: local ? 3 : 8,
    customUserAgent: [["tsapi", version]] as [string, string][],
    // By default it writes to the console, for one where --profile is given beside AWS_ACCESS_KEY_ID.
    logger: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
    ...(options.profile === undefined ? {} : { profile: options.profile }),
  }
  const call = { region, profile: options.profile }
  return {
    region,
    pollInterval: local ? 25 : 2000,
    cloudFormation: once(async () => {
      const { CloudFormationClient } = await import("@aws-sdk/client-cloudformation")
      const client = new CloudFormationClient(common)
      client.middlewareStack.use(explainErrors({ ...call, service: "cloudformation" }))
      return client
    }),
    eventBridge: once(async () => {
      const { EventBridgeClient } = await import("@aws-sdk/client-eventbridge")
      const client = new EventBridgeClient(common)
      client.middlewareStack.use(explainErrors({ ...call, service: "events" }))
      return client
    }),
    lambda: once(async () => {
      const { LambdaClient } = await import("@aws-sdk/client-lambda")
      // A function may run for 15 minutes, and a retried invocation would run it twice.
      const client = new LambdaClient({ ...common, maxAttempts: 1, requestHandler: { requestTimeout: 910_000 } })
      client.middlewareStack.use(explainErrors({ ...call, service: "lambda" }))
      return client
    }),
    logs: once(async () => {
      const { CloudWatchLogsClient } = await import("@aws-sdk/client-cloudwatch-logs")
      const client = new CloudWatchLogsClient(common)
      client.middlewareStack.use(explainErrors({ ...call, service: "logs" }))
      return client
    }),
    s3: once(async () => {
      const { S3Client } = await import("@aws-sdk/client-s3")
      // An emulator has no DNS name per bucket.
      const forcePathStyle = endpoint !== undefined || awsEndpoint("AWS_ENDPOINT_URL_S3") !== undefined
      const client = new S3Client({ ...common, forcePathStyle })
      client.middlewareStack.use(explainErrors({ ...call, service: "s3" }))
      return client
    }),
    sts: once(async () => {
      const { STSClient } = await import("@aws-sdk/client-sts")
      const client = new STSClient(common)
      client.middlewareStack.use(explainErrors({ ...call, service: "sts" }))
      return client
    }),
  }
}

/** A plugin that turns what an SDK client throws into errors a user can act on. */
function explainErrors<Input extends object, Output extends object>(
  call: Omit<AwsCall, "operation"> & { readonly service: string },
): Pluggable<Input, Output> {
  return {
    applyToStack: (stack) =>
      stack.add(
        (next, context) => async (args) => {
          try {
            return await next(args)
          } catch (error) {
            const operation = `${call.service}:${context.commandName?.replace(/Command$/, "")}`
            throw explainAwsError(error, { ...call, operation })
          }
        },
        // Outermost: around retries and the loading of credentials.
        { step: "initialize", priority: "high", name: "explainErrors" },
      ),
  }
}

async function resolveRegion({ region, profile }: AwsClientOptions): Promise<string> {
  // The SDK reads AWS_REGION and the profile; AWS_DEFAULT_REGION is what the AWS CLI and Chalice users have set.
  const named = region ?? process.env["AWS_REGION"]
  if (named !== undefined && named !== "") return named
  const { STSClient } = await import("@aws-sdk/client-sts")
  const client = new STSClient(profile === undefined ? {} : { profile })
  try {
    return await client.config.region()
  } catch (cause) {
    const fallback = process.env["AWS_DEFAULT_REGION"]
    if (fallback !== undefined && fallback !== "") return fallback
    throw new UserError("AWS_REGION_MISSING", "No AWS region is set", {
      hint: "Pass --region eu-west-1, set AWS_REGION, or put `region` into tsapi.config.ts.",
      cause,
    })
  } finally {
    client.destroy()
  }
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => (made ??= make())
}
