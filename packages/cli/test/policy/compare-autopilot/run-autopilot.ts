import { execFile } from "node:child_process"
import { readFile } from "node:fs/promises"
import path from "node:path"
import { promisify } from "node:util"
import type { PlainPolicy, PlainStatement } from "../../../src/policy/evaluate-policy.ts"
import { serviceData } from "../../../src/policy/permissions/service-data.ts"
import { type CorpusCase, corpusDirectory, corpusPlace } from "../corpus-case.ts"

export interface AutopilotResult {
  /** Absent where it failed. */
  readonly policy: PlainPolicy | undefined
  readonly failure: string
  readonly milliseconds: number
}

const run = promisify(execFile)

/** Lets iam-policy-autopilot read all files of a case, with the options that help it most. */
export async function runAutopilot(
  binary: string,
  { temporaryDirectory, corpusCase }: { temporaryDirectory: string; corpusCase: CorpusCase },
): Promise<AutopilotResult> {
  const started = performance.now()
  const files = corpusCase.files.map((file) => path.join(corpusDirectory, file))
  const hints = await servicesOf(files)
  const flags = [
    "generate-policies",
    ...files,
    ...["--region", corpusPlace.region, "--account", corpusPlace.account],
    ...["--language", files.some((file) => file.endsWith(".ts")) ? "typescript" : "javascript"],
    // Otherwise more than four resources become `*`.
    ...["--resource-cutoff", "1000"],
    // Keeps out other services whose operations have the same name.
    ...(hints.length > 0 ? ["--service-hints", ...hints] : []),
  ]
  const env = { ...process.env, TMPDIR: temporaryDirectory, DISABLE_IAM_POLICY_AUTOPILOT_TELEMETRY: "true" }
  try {
    const { stdout } = await run(binary, flags, { env, timeout: 30_000 })
    return { policy: policyOf(JSON.parse(stdout)), failure: "", milliseconds: performance.now() - started }
  } catch (error) {
    const failure = error instanceof Error ? error.message : String(error)
    return { policy: undefined, failure, milliseconds: performance.now() - started }
  }
}

async function servicesOf(files: readonly string[]): Promise<readonly string[]> {
  const texts = await Promise.all(files.map((file) => readFile(file, "utf8")))
  const clients = texts.flatMap((text) =>
    [...text.matchAll(/@aws-sdk\/(?:client-)?([\w-]+)/g)].map(([, name = ""]) => name),
  )
  return [...new Set(clients.flatMap(hintsOf))]
}

// A hint is the name of a service in the SDK for Python.
function hintsOf(client: string): readonly string[] {
  if (client === "lib-dynamodb") return ["dynamodb"]
  if (client === "lib-storage" || client.startsWith("s3-")) return ["s3"]
  const known = serviceData().clients[`@aws-sdk/client-${client}`]
  return known ? [...new Set([botoNames[client] ?? client, known.prefix])] : []
}

const botoNames: Readonly<Record<string, string>> = {
  "cloudwatch-logs": "logs",
  "cognito-identity-provider": "cognito-idp",
  "dynamodb-streams": "dynamodbstreams",
  eventbridge: "events",
  "iot-data-plane": "iot-data",
  "rds-data": "rds-data",
  "secrets-manager": "secretsmanager",
  sfn: "stepfunctions",
}

interface Output {
  readonly Policies?: readonly { readonly Policy: { readonly Statement: readonly PlainStatement[] } }[]
}

function policyOf({ Policies = [] }: Output): PlainPolicy {
  return { Statement: Policies.flatMap(({ Policy }) => Policy.Statement) }
}
