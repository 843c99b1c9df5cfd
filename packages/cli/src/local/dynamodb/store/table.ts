import type { Tags } from "../../protocol/tags.ts"
import type { Item, ScalarType } from "../attribute-value.ts"

/** A table as the store keeps it: what users described, and where its entries stand in the store. */
export interface Table {
  readonly name: string
  /** The store's number for the table's items; never used again after the table is deleted. */
  readonly space: number
  readonly description: TableDescription
  /** The store's number for each index, by index name. */
  readonly indexSpaces: Readonly<Record<string, number>>
  readonly timeToLive?: TimeToLive
  readonly tags: Tags
  readonly recovery?: PointInTimeRecovery
}

/** The members of DescribeTable's answer that do not change from one call to the next. */
export interface TableDescription {
  readonly TableName: string
  readonly TableArn: string
  readonly TableId: string
  /** Seconds since 1970. */
  readonly CreationDateTime: number
  readonly AttributeDefinitions: readonly AttributeDefinition[]
  readonly KeySchema: readonly KeySchemaElement[]
  readonly ProvisionedThroughput: Throughput
  readonly BillingModeSummary?: {
    readonly BillingMode: BillingMode
    readonly LastUpdateToPayPerRequestDateTime?: number
  }
  readonly OnDemandThroughput?: Readonly<Record<string, number>>
  readonly LocalSecondaryIndexes?: readonly IndexDescription[]
  readonly GlobalSecondaryIndexes?: readonly IndexDescription[]
  readonly StreamSpecification?: StreamSpecification
  readonly LatestStreamArn?: string
  readonly LatestStreamLabel?: string
  readonly SSEDescription?: Readonly<Record<string, unknown>>
  readonly TableClassSummary?: { readonly TableClass: string }
  readonly DeletionProtectionEnabled: boolean
}

export type BillingMode = "PROVISIONED" | "PAY_PER_REQUEST"

export interface AttributeDefinition {
  readonly AttributeName: string
  readonly AttributeType: ScalarType
}

export interface KeySchemaElement {
  readonly AttributeName: string
  readonly KeyType: "HASH" | "RANGE"
}

export interface Throughput {
  readonly ReadCapacityUnits: number
  readonly WriteCapacityUnits: number
  readonly NumberOfDecreasesToday?: number
}

export interface IndexDescription {
  readonly IndexName: string
  readonly IndexArn: string
  readonly KeySchema: readonly KeySchemaElement[]
  readonly Projection: Projection
  readonly ProvisionedThroughput?: Throughput
  readonly OnDemandThroughput?: Readonly<Record<string, number>>
}

export interface Projection {
  readonly ProjectionType: "ALL" | "KEYS_ONLY" | "INCLUDE"
  readonly NonKeyAttributes?: readonly string[]
}

export interface StreamSpecification {
  readonly StreamEnabled: boolean
  readonly StreamViewType?: StreamViewType
}

export type StreamViewType = "KEYS_ONLY" | "NEW_IMAGE" | "OLD_IMAGE" | "NEW_AND_OLD_IMAGES"

export interface TimeToLive {
  readonly attribute: string
  readonly space: number
}

interface PointInTimeRecovery {
  /** Seconds since 1970. */
  readonly since: number
  readonly days: number
}

export interface KeyAttribute {
  readonly name: string
  readonly type: ScalarType
}

/** A partition key and perhaps a sort key, with their types. */
export interface KeySchema {
  readonly partition: KeyAttribute
  readonly sort?: KeyAttribute
}

export interface SecondaryIndex {
  readonly name: string
  readonly space: number
  readonly global: boolean
  readonly keys: KeySchema
  readonly projection: Projection
}

export function keysOf(table: Table, elements: readonly KeySchemaElement[] = table.description.KeySchema): KeySchema {
  const attributes = elements.map(({ AttributeName: name }) => {
    const definition = table.description.AttributeDefinitions.find(({ AttributeName }) => AttributeName === name)
    return { name, type: definition?.AttributeType ?? "S" }
  })
  const [partition, sort] = attributes
  if (!partition) throw new Error(`Table ${table.name} has a key schema without a partition key`)
  return sort ? { partition, sort } : { partition }
}

export function keyNames({ partition, sort }: KeySchema): readonly string[] {
  return sort ? [partition.name, sort.name] : [partition.name]
}

export function pickKey(keys: KeySchema, item: Item): Item {
  return Object.fromEntries(keyNames(keys).flatMap((name) => (item[name] ? [[name, item[name]]] : [])))
}

// Every write asks for the indexes; a Table is never changed, so they are worked out once.
const indexesByTable = new WeakMap<Table, readonly SecondaryIndex[]>()

export function indexesOf(table: Table): readonly SecondaryIndex[] {
  const known = indexesByTable.get(table)
  if (known) return known
  const toIndex = (global: boolean) => (description: IndexDescription) => ({
    name: description.IndexName,
    space: table.indexSpaces[description.IndexName] ?? -1,
    global,
    keys: keysOf(table, description.KeySchema),
    projection: description.Projection,
  })
  const indexes = [
    ...(table.description.LocalSecondaryIndexes ?? []).map(toIndex(false)),
    ...(table.description.GlobalSecondaryIndexes ?? []).map(toIndex(true)),
  ]
  indexesByTable.set(table, indexes)
  return indexes
}
