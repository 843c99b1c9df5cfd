import { createRequire } from "node:module"
import path from "node:path"
import { describe, expect, it } from "vitest"
import { serviceData } from "../../../src/policy/permissions/service-data.ts"
import { exampleInput } from "../example-input.ts"
import { inferInstalled } from "./infer-installed.ts"
import { mostUsedClients } from "../most-used-clients.ts"

const require = createRequire(path.join(import.meta.dirname, "installed", "package.json"))
const { clients } = serviceData()

// Operations that IAM's catalogue does not have yet: each is a warning, never a guess.
const newer: Readonly<Record<string, string>> = {
  cloudwatch: `AssociateDatasetKmsKey CreateResourceMetricsConfiguration DeleteResourceMetricsConfiguration
    DescribeAlarmContributors DisassociateDatasetKmsKey GetResourceMetricsConfiguration
    UpdateOTelEnrichment UpdateResourceMetricsConfiguration`,
  "cloudwatch-logs": "GetLogObject",
  "cognito-identity-provider": `AdminListUserSessions AdminRevokeUserSession DescribeTermsByClient GetClientToken
    GetUserPoolClientSessionConfiguration GetUserPoolSessionConfiguration
    SetUserPoolClientSessionConfiguration SetUserPoolSessionConfiguration`,
  dynamodb: "CancelBulkOperation DescribeBulkOperation ListBulkOperations StartBulkPutItems",
  kms: "Decapsulate Encapsulate",
  ssm: "DeregisterDefaultHostManagementConfiguration RegisterDefaultHostManagementConfiguration",
}

// Operations that are given nothing but an id which names no resource: a grant on all of the type, with a warning.
const byHandle: Readonly<Record<string, string>> = {
  apigatewaymanagementapi: "DeleteConnection GetConnection PostToConnection",
  athena: `BatchGetNamedQuery BatchGetQueryExecution CreatePresignedNotebookUrl DeleteNamedQuery
    DeleteNotebook ExportNotebook GetCalculationExecutionCode GetCalculationExecution
    GetCalculationExecutionStatus GetNamedQuery GetNotebookMetadata GetQueryExecution
    GetQueryResults GetQueryRuntimeStatistics ListCalculationExecutions ListNotebookSessions
    StartCalculationExecution StopCalculationExecution StopQueryExecution UpdateNamedQuery
    UpdateNotebook UpdateNotebookMetadata`,
  "cloudwatch-logs": "GetLogRecord GetQueryResults",
  lambda: `SendDurableExecutionCallbackFailure SendDurableExecutionCallbackHeartbeat
    SendDurableExecutionCallbackSuccess`,
  sesv2: "GetReputationEntity UpdateReputationEntityCustomerManagedStatus UpdateReputationEntityPolicy",
  sqs: "CancelMessageMoveTask",
  ssm: "CancelMaintenanceWindowExecution GetAccessToken GetDefaultPatchBaseline",
}

const contradictions = /^POLICY_(SELF_CHECK_FAILED|ANALYSIS_INCOMPLETE)/

describe("every operation of the most used services, with all of its parameters", { timeout: 60_000 }, () => {
  it.each(mostUsedClients)("has actions and resources in %s", async (module) => {
    const { code, lines } = handlerOf(module)
    const { grants, warnings } = await inferInstalled(code)
    const about = (warningCode: string) => {
      const names = warnings.flatMap((warning) => {
        const [, found, line] = /^(\w+) \S+?:(\d+) /.exec(warning) ?? []
        return found === warningCode ? (lines.get(Number(line)) ?? []) : []
      })
      return [...new Set(names)].toSorted()
    }
    expect(warnings.filter((warning) => contradictions.test(warning) && !warning.includes(":given/"))).toEqual([])
    const service = module.replace("@aws-sdk/client-", "")
    expect(about("POLICY_OPERATION_UNKNOWN")).toEqual(wordsOf(newer[service]))
    expect(about("POLICY_RESOURCE_UNKNOWN")).toEqual(wordsOf(byHandle[service]))
    expect(grants).not.toEqual([])
  })
})

function wordsOf(text = ""): readonly string[] {
  return text
    .split(/\s+/)
    .filter((word) => word !== "")
    .toSorted()
}

/** A handler that sends every command of a client, each on a line of its own. */
function handlerOf(module: string) {
  const exported: Readonly<Record<string, unknown>> = require(module)
  const names = clients[module]?.operations.split(" ").filter((name) => `${name}Command` in exported) ?? []
  const client = Object.keys(exported).find((name) => /^\w+Client$/.test(name) && name !== "__Client") ?? ""
  const sent = names.map((name) => {
    const input = exampleInput(exported[`${name}$`], clients[module]?.prefix ?? "")
    return `  await client.send(new ${name}Command(${input} as any) as any)`
  })
  const imports = `import { ${[client, ...names.map((name) => `${name}Command`)].join(", ")} } from "${module}"`
  const code = [imports, `const client = new ${client}({})`, "export const handler = async () => {", ...sent, "}"].join(
    "\n",
  )
  return { code, lines: new Map(names.map((name, index) => [index + 4, name])) }
}
