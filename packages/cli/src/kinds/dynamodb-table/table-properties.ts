import type { KeyAttribute } from "@tsapi/framework"
import type { TableDeclaration } from "@tsapi/framework/internal"
import type { CfnValue } from "../../model/cloudformation.ts"

type Key = string | KeyAttribute
type Properties = Readonly<Record<string, CfnValue>>

/** The properties of an `AWS::DynamoDB::Table`. */
export function tableProperties(table: TableDeclaration): Properties {
  const { indexes = {}, localIndexes = {}, billing = "on-demand" } = table
  return {
    AttributeDefinitions: attributeDefinitions(table),
    KeySchema: keySchema(table.partitionKey, table.sortKey),
    ...capacity(billing),
    ...(Object.keys(indexes).length > 0 && {
      GlobalSecondaryIndexes: Object.entries(indexes).map(([name, index]) => ({
        IndexName: name,
        KeySchema: keySchema(index.partitionKey, index.sortKey),
        Projection: projection(index.projection),
        ...(billing !== "on-demand" && { ProvisionedThroughput: throughput(index.provisioned ?? billing) }),
      })),
    }),
    ...(Object.keys(localIndexes).length > 0 && {
      LocalSecondaryIndexes: Object.entries(localIndexes).map(([name, index]) => ({
        IndexName: name,
        KeySchema: keySchema(table.partitionKey, index.sortKey),
        Projection: projection(index.projection),
      })),
    }),
    ...(table.timeToLive && { TimeToLiveSpecification: { AttributeName: table.timeToLive, Enabled: true } }),
    ...(table.stream && { StreamSpecification: { StreamViewType: streamViews[table.stream] } }),
    ...(table.pointInTimeRecovery && {
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    }),
    ...encryption(table.encryption),
    ...(table.deletionProtection && { DeletionProtectionEnabled: true }),
  }
}

/** The attributes that are part of a key of the table or of an index, each once, sorted by name. */
export function keyAttributes(table: TableDeclaration): readonly KeyAttribute[] {
  const keys: readonly (Key | undefined)[] = [
    table.partitionKey,
    table.sortKey,
    ...Object.values(table.indexes ?? {}).flatMap(({ partitionKey, sortKey }) => [partitionKey, sortKey]),
    ...Object.values(table.localIndexes ?? {}).map(({ sortKey }) => sortKey),
  ]
  return keys
    .filter((key) => key !== undefined)
    .map(typed)
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

/** The attributes of the table's own key. */
export function ownKeys({ partitionKey, sortKey }: TableDeclaration): readonly KeyAttribute[] {
  return [partitionKey, ...(sortKey === undefined ? [] : [sortKey])].map(typed)
}

function typed(key: Key): KeyAttribute {
  return typeof key === "string" ? { name: key, type: "string" } : key
}

const attributeTypes = { string: "S", number: "N", binary: "B" } as const
export const streamViews = {
  keys: "KEYS_ONLY",
  new: "NEW_IMAGE",
  old: "OLD_IMAGE",
  both: "NEW_AND_OLD_IMAGES",
} as const

export type StreamView = (typeof streamViews)[keyof typeof streamViews]

function attributeDefinitions(table: TableDeclaration): readonly CfnValue[] {
  const byName = new Map(keyAttributes(table).map((key) => [key.name, attributeTypes[key.type]]))
  return [...byName].map(([name, type]) => ({ AttributeName: name, AttributeType: type }))
}

function keySchema(partitionKey: Key, sortKey: Key | undefined): readonly CfnValue[] {
  return [
    { AttributeName: nameOf(partitionKey), KeyType: "HASH" },
    ...(sortKey === undefined ? [] : [{ AttributeName: nameOf(sortKey), KeyType: "RANGE" }]),
  ]
}

/** A bare name is an attribute of type string. */
export function nameOf(key: Key): string {
  return typeof key === "string" ? key : key.name
}

function projection(value: "all" | "keys" | readonly string[] = "all"): CfnValue {
  if (value === "all") return { ProjectionType: "ALL" }
  if (value === "keys") return { ProjectionType: "KEYS_ONLY" }
  return { ProjectionType: "INCLUDE", NonKeyAttributes: value }
}

function capacity(billing: NonNullable<TableDeclaration["billing"]>): Properties {
  if (billing === "on-demand") return { BillingMode: "PAY_PER_REQUEST" }
  return { BillingMode: "PROVISIONED", ProvisionedThroughput: throughput(billing) }
}

function throughput(provisioned: { readonly readCapacity: number; readonly writeCapacity: number }): CfnValue {
  return { ReadCapacityUnits: provisioned.readCapacity, WriteCapacityUnits: provisioned.writeCapacity }
}

// DynamoDB's own key is what a table without an SSESpecification uses.
function encryption(value: TableDeclaration["encryption"]): Properties {
  if (value === undefined || value === "aws-owned") return {}
  if (value === "aws-managed") return { SSESpecification: { SSEEnabled: true } }
  return { SSESpecification: { SSEEnabled: true, SSEType: "KMS", KMSMasterKeyId: value.kmsKeyArn } }
}
