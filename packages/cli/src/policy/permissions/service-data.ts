import { brotliDecompressSync } from "node:zlib"
import { serviceDataBase64 } from "../data/service-data.ts"

/** What the generated data says about the SDK's clients and IAM's actions. */
export interface ServiceData {
  readonly clients: Readonly<Record<string, ClientData>>
  /** IAM prefix -> its resource types and actions, as `renderService` of the generator writes them. */
  readonly services: Readonly<Record<string, string>>
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
  /** `GET /restapis/{restApiId}` by operation, for services whose actions and resources are methods and paths. */
  readonly requests?: Readonly<Record<string, string>>
}

/** One action that an operation needs, and when. */
export interface ActionRule {
  readonly action: string
  /** The parameter that names the resource; without it, the service's usual ones. */
  readonly on?: string
  /** `*`, or an ARN in which `${a.b[].c}` is a parameter; one with `?` may be absent, one with `%` is percent-encoded. */
  readonly resource?: string
  /** The only resource types to consider, where the parameters alone do not tell. */
  readonly types?: readonly string[]
  /** Only when one of these parameters is given. */
  readonly whenParam?: readonly string[]
  /** Not when one of these parameters is given for certain. */
  readonly unlessParam?: readonly string[]
  /** Not when the code writes out one of these parameters, whatever they hold. */
  readonly unlessSpelled?: readonly string[]
  /** A condition in words, such as `SourceLanguageCode is auto`; code knows them. */
  readonly when?: string
  readonly unless?: string
  /** Keys of the request that the policy fixes -> the parameter that holds the value, or `=` and the value. */
  readonly condition?: Readonly<Record<string, string>>
}

let parsed: ServiceData | undefined

export function serviceData(): ServiceData {
  parsed ??= JSON.parse(brotliDecompressSync(Buffer.from(serviceDataBase64, "base64")).toString("utf8")) as ServiceData
  return parsed
}

const services = new Map<string, ReadonlyMap<string, readonly ResourceType[]>>()

/** The actions of a service with the resource types each takes; empty when IAM has no such service. */
export function actionsOf(prefix: string): ReadonlyMap<string, readonly ResourceType[]> {
  const known = services.get(prefix)
  if (known) return known
  const text = serviceData().services[prefix]
  const actions: ReadonlyMap<string, readonly ResourceType[]> = text === undefined ? new Map() : readService(text)
  services.set(prefix, actions)
  return actions
}

/** Resource types an action takes, and whether it must have one; undefined when IAM has no such action. */
export function resourceTypesOf(action: string): readonly ResourceType[] | undefined {
  const [prefix = "", name = ""] = action.split(":")
  return actionsOf(prefix).get(name)
}

/** Whether some request for an action names no resource that a policy could hold, such as a text to a phone number. */
export function mayTakeAll(action: string): boolean {
  const rules = Object.values(serviceData().overrides).flatMap((operations) => Object.values(operations).flat())
  return rules.some((rule) => rule.action === action && rule.resource === "*")
}

export interface ResourceType {
  readonly name: string
  readonly required: boolean
  /** `arn:${Partition}:dynamodb:${Region}:${Account}:table/${TableName}`. */
  readonly format: string
}

// `table=arn:…;index=arn:…|GetItem PutItem:0!|Query Scan:1,0!`, where a number is a type's position and `!` marks a required one.
function readService(text: string): ReadonlyMap<string, readonly ResourceType[]> {
  const [formats = "", ...groups] = text.split("|")
  const types = formats.split(";").map((type) => ({
    name: type.slice(0, type.indexOf("=")),
    format: type.slice(type.indexOf("=") + 1),
  }))
  return new Map(
    groups.flatMap((group) => {
      const [names = "", positions = ""] = group.split(":")
      const taken = positions.split(",").flatMap((position): readonly ResourceType[] => {
        const type = position === "" ? undefined : types[Number.parseInt(position, 10)]
        return type ? [{ ...type, required: position.endsWith("!") }] : []
      })
      return names.split(" ").map((name) => [name, taken] as const)
    }),
  )
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
