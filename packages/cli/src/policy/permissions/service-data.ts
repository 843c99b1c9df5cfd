import { serviceDataJson } from "../data/service-data.ts"

/** What the generated data says about the SDK's clients and IAM's actions. */
export interface ServiceData {
  readonly clients: Readonly<Record<string, ClientData>>
  /** IAM prefix -> action -> resource types: `table!,index`, where `!` marks a required one. */
  readonly actions: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** IAM prefix -> resource type -> ARN format. */
  readonly resources: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly overrides: Readonly<Record<string, Readonly<Record<string, readonly ActionRule[]>>>>
}

export interface ClientData {
  readonly prefix: string
  /** Joined with blanks. */
  readonly operations: string
  /** Operations that need no permission, joined with blanks. */
  readonly noAuth?: string
  /** What a waiter asks for, by its name without `waitUntil`. */
  readonly waiters?: Readonly<Record<string, string>>
}

/** One action that an operation needs, and when. */
export interface ActionRule {
  readonly action: string
  /** The parameter that names the resource; without it, the service's usual ones. */
  readonly on?: string
  readonly resource?: "*"
  /** Only when one of these parameters is given. */
  readonly whenParam?: readonly string[]
  /** Not when one of these parameters is given for certain. */
  readonly unlessParam?: readonly string[]
  /** A condition in words; code knows them. */
  readonly when?: string
  readonly unless?: string
}

let parsed: ServiceData | undefined

export function serviceData(): ServiceData {
  parsed ??= JSON.parse(serviceDataJson) as ServiceData
  return parsed
}

/** Resource types an action takes, and whether it must have one; undefined when IAM has no such action. */
export function resourceTypesOf(action: string): readonly ResourceType[] | undefined {
  const [prefix = "", name = ""] = action.split(":")
  const types = serviceData().actions[prefix]?.[name]
  if (types === undefined) return undefined
  const formats = serviceData().resources[prefix] ?? {}
  return types
    .split(",")
    .filter((type) => type !== "")
    .map((type) => ({
      name: type.replace("!", ""),
      required: type.endsWith("!"),
      format: formats[type.replace("!", "")],
    }))
}

export interface ResourceType {
  readonly name: string
  readonly required: boolean
  /** `arn:${Partition}:dynamodb:${Region}:${Account}:table/${TableName}`. */
  readonly format: string | undefined
}

/** Names of the command classes of a client, for when its package is not installed where it is imported. */
export function commandNames(module: string): readonly string[] {
  if (module === "@aws-sdk/lib-dynamodb") return Object.keys(documentOperations).map((name) => `${name}Command`)
  const operations = serviceData().clients[module]?.operations.split(" ") ?? []
  return operations.map((name) => `${name}Command`)
}

/** The document client's own names for DynamoDB's operations. */
export const documentOperations: Readonly<Record<string, string>> = {
  BatchExecuteStatement: "BatchExecuteStatement",
  BatchGet: "BatchGetItem",
  BatchWrite: "BatchWriteItem",
  Delete: "DeleteItem",
  DescribeExport: "DescribeExport",
  ExecuteStatement: "ExecuteStatement",
  ExecuteTransaction: "ExecuteTransaction",
  ExportTableToPointInTime: "ExportTableToPointInTime",
  Get: "GetItem",
  Put: "PutItem",
  Query: "Query",
  Scan: "Scan",
  SearchVectors: "SearchVectors",
  TransactGet: "TransactGetItems",
  TransactWrite: "TransactWriteItems",
  Update: "UpdateItem",
}
