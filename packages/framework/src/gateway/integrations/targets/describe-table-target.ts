import { given } from "../../../checks/index.ts"
import type {
  AttributeTemplate,
  AttributeTemplates,
  ExpressionOptions,
} from "../../../declarations/integrations/table-options.ts"
import type { DeclaredTarget } from "../../../declarations/integrations/integration-declaration.ts"
import type { ApiAwsIntegration, ApiIntegrationResponse } from "../api-target.ts"
import { arnField, arnText, type ApiText, joinText, parseText } from "../api-text.ts"
import { serviceResponses } from "./default-responses.ts"
import { describeAws } from "./describe-aws.ts"
import { jsonBoolean, jsonString } from "./template-values.ts"

export type TableTarget = Extract<DeclaredTarget, { readonly table: unknown }>

export interface TableRequest {
  /** `GetItem`. */
  readonly action: string
  /** Members of the request beside `TableName`: VTL that writes each. */
  readonly members: Readonly<Record<string, string | undefined>>
  /** The resource is this index of the table. */
  readonly index?: string | undefined
  /** What clients get of a request that DynamoDB has carried out. */
  readonly answer: string
}

/** A request to DynamoDB. */
export function describeTableTarget(target: TableTarget, request: TableRequest): ApiAwsIntegration {
  const { action, members, index, answer } = request
  const { name, arn, region } = tableOf(target.table)
  const written = Object.entries(members).flatMap(([key, vtl]) => (vtl === undefined ? [] : [`"${key}": ${vtl}`]))
  return describeAws(target, {
    service: "dynamodb",
    title: "DynamoDB",
    action,
    region,
    contentType: "application/x-amz-json-1.0",
    permission: {
      action: `dynamodb:${action}`,
      resource: index === undefined ? arn : joinText(arn, `/index/${index}`),
    },
    template: joinText('{"TableName": "', name, `", ${written.join(", ")}}`),
    variable: ["tableName", name],
    responses: tableResponses(answer),
  })
}

function tableOf(table: TableTarget["table"]): Readonly<Record<"name" | "arn" | "region", ApiText>> {
  const region = [{ pseudo: "AWS::Region" }]
  if (typeof table === "object" && "declared" in table) {
    return { name: [{ ...table, property: "name" }], arn: arnText(table), region }
  }
  if (typeof table !== "string" || table.startsWith("arn:")) {
    const arn = arnText(table)
    // DynamoDB takes an ARN wherever it takes a name.
    return { name: arn, arn, region: arnField(arn, 3) }
  }
  const inAccount = "arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/"
  return { name: table, arn: parseText(inAccount + table), region }
}

function tableResponses(answer: string): readonly ApiIntegrationResponse[] {
  return serviceResponses(200, answer, REFUSED)
}

// DynamoDB says with status 400 what is the client's fault and what is not.
const REFUSED = [
  `#set($type = $input.path('$.__type'))`,
  `#if($type.contains("ConditionalCheckFailed"))#set($context.responseOverride.status = 409){"message": "Conflict"}`,
  `#elseif($type.contains("Throttling") || $type.contains("ThroughputExceeded") || $type.contains("LimitExceeded"))`,
  `#set($context.responseOverride.status = 429){"message": "Too Many Requests"}`,
  `#elseif($type.contains("ValidationException")){"message": "Bad Request"}`,
  `#{else}#set($context.responseOverride.status = 500){"message": "Internal server error"}#end`,
].join("")

/** VTL that writes an item, a key or the values of an expression. */
export function attributesJson(attributes: AttributeTemplates): string {
  const members = Object.entries(attributes).map(([name, value]) => `${jsonString(name)}: ${attributeJson(value)}`)
  return `{${members.join(", ")}}`
}

function attributeJson(value: string | AttributeTemplate): string {
  if (typeof value === "string") return `{"S": ${jsonString(value)}}`
  const members = given(value)
  if ("BOOL" in members) return `{"BOOL": ${jsonBoolean(members.BOOL)}}`
  const [[type, vtl] = ["S", ""]] = Object.entries(members)
  return `{"${type}": ${jsonString(vtl)}}`
}

interface Expressions extends ExpressionOptions {
  readonly condition?: string
}

/** The members for a condition, and for what expressions name; undefined for what is not there. */
export function expressionMembers({ condition, names, values }: Expressions) {
  return {
    ConditionExpression: condition === undefined ? undefined : jsonString(condition),
    ExpressionAttributeNames: names && jsonOf(names),
    ExpressionAttributeValues: values && attributesJson(values),
  }
}

/** VTL that writes plain data. */
function jsonOf(names: Readonly<Record<string, string>>): string {
  return `{${Object.entries(names)
    .map(([name, value]) => `${jsonString(name)}: ${jsonString(value)}`)
    .join(", ")}}`
}
