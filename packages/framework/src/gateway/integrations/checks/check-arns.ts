import type { DeclaredTarget } from "../../../declarations/integrations/integration-declaration.ts"
import { exampleArn } from "../../example-arn.ts"
import { isIntrinsic } from "../../intrinsic.ts"
import type { IntegrationFault } from "../integration-fault.ts"
import { isDeclared } from "./check-resources.ts"

/** Faults of what targets name in AWS. */
export function checkArns(target: DeclaredTarget): readonly IntegrationFault[] {
  return [...resourceFaults(target), ...roleFaults(target), ...linkFaults(target)]
}

function resourceFaults(target: DeclaredTarget): readonly IntegrationFault[] {
  if (target.target === "sendMessage") return arnFaults("queue", target.queue, QUEUE)
  if (target.target === "publish") return arnFaults("topic", target.topic, TOPIC)
  if (target.target === "putEvents") return target.bus === undefined ? [] : arnFaults("bus", target.bus, BUS)
  if (target.target === "startExecution" || target.target === "startSyncExecution")
    return arnFaults("stateMachine", target.stateMachine, STATE_MACHINE)
  if (target.target === "awsIntegration") return arnFaults("permission.resource", target.permission?.resource, ANY)
  return "table" in target ? tableFaults(target.table) : []
}

interface ArnForm {
  readonly pattern: RegExp
  readonly example: string
}

const QUEUE = form("sqs", String.raw`[\w-]{1,80}(\.fifo)?`, "orders")
const TOPIC = form("sns", String.raw`[\w-]{1,256}(\.fifo)?`, "news")
const BUS = form("events", String.raw`event-bus\/[\w./-]+`, "event-bus/shop")
const STATE_MACHINE = form("states", String.raw`stateMachine:[\w-]+(:[\w-]+)?`, "stateMachine:Refund")
const TABLE = form("dynamodb", String.raw`table\/[\w.-]{3,255}`, "table/orders")
const LOAD_BALANCER = form(
  "elasticloadbalancing",
  String.raw`loadbalancer\/net\/[\w-]+\/[0-9a-f]+`,
  "loadbalancer/net/orders/0123456789abcdef",
)
const ROLE = {
  pattern: /^arn:[\w-]+:iam::\d{12}:role\/[\w+=,.@/-]+$/,
  example: "arn:aws:iam::123456789012:role/orders-api",
}
const ANY = { pattern: /^arn:[\w-]+:[a-z0-9-]+:[^:]*:[^:]*:\S+$/, example: "arn:aws:s3:::bucket/*" }

function form(service: string, resource: string, example: string): ArnForm {
  return {
    pattern: new RegExp(String.raw`^arn:[\w-]+:${service}:[a-z0-9-]+:\d{12}:${resource}$`),
    example: `arn:aws:${service}:eu-west-1:123456789012:${example}`,
  }
}

function arnFaults(name: string, arn: unknown, { pattern, example }: ArnForm): readonly IntegrationFault[] {
  if (isIntrinsic(arn) || isDeclared(arn) || (typeof arn === "string" && pattern.test(exampleArn(arn)))) return []
  const message = `${name} is ${JSON.stringify(arn) ?? "missing"}`
  const hint = `Give an ARN such as ${example}, in which \${AWS::Region} and its like are filled in, or { Ref: … }.`
  return [{ code: "INTEGRATION_ARN_INVALID", message, hint }]
}

function tableFaults(table: unknown): readonly IntegrationFault[] {
  const isName = typeof table === "string" && !table.startsWith("arn:") && /^[\w.-]{3,255}$/.test(table)
  return isName ? [] : arnFaults("table", table, TABLE)
}

function roleFaults(target: DeclaredTarget): readonly IntegrationFault[] {
  return "role" in target && target.role !== undefined ? arnFaults("role", target.role, ROLE) : []
}

function linkFaults(target: DeclaredTarget): readonly IntegrationFault[] {
  if (!("vpcLink" in target) || !target.vpcLink) return []
  const { id, loadBalancer } = target.vpcLink
  if ((id === undefined) === (loadBalancer === undefined)) {
    const message = `vpcLink has ${id === undefined ? "neither id nor" : "both id and"} loadBalancer`
    const hint = "Give id where the link exists, and loadBalancer where the app is to have its own."
    return [{ code: "INTEGRATION_OPTION_INVALID", message, hint }]
  }
  if (loadBalancer !== undefined) return arnFaults("vpcLink.loadBalancer", loadBalancer, LOAD_BALANCER)
  if (isIntrinsic(id) || (typeof id === "string" && /^[a-z0-9]+$/.test(id))) return []
  const hint = "Give the id as API Gateway shows it, such as ab12cd, or { Ref: … }."
  return [{ code: "INTEGRATION_OPTION_INVALID", message: `vpcLink.id is ${JSON.stringify(id)}`, hint }]
}
