import { setTimeout } from "node:timers/promises"
import { isDeepStrictEqual } from "node:util"
import { UserError } from "../../errors/user-error.ts"
import type { CfnValue } from "../../model/cloudformation.ts"
import type { LocalService } from "../../model/local-emulator.ts"
import { DynamoDbError } from "./dynamodb-error.ts"
import type { IndexDescription, TableDescription } from "./store/table.ts"
import type { CreateTableRequest, IndexSpecification } from "./tables/table-requests.ts"

/** The members of an `AWS::DynamoDB::Table` that are read here. */
interface TableProperties {
  readonly AttributeDefinitions: CreateTableRequest["AttributeDefinitions"]
  readonly KeySchema: CreateTableRequest["KeySchema"]
  readonly LocalSecondaryIndexes?: readonly IndexSpecification[]
  readonly GlobalSecondaryIndexes?: readonly IndexSpecification[]
  readonly BillingMode?: CreateTableRequest["BillingMode"]
  readonly ProvisionedThroughput?: CreateTableRequest["ProvisionedThroughput"]
  readonly StreamSpecification?: { readonly StreamViewType?: string }
  readonly TimeToLiveSpecification?: { readonly AttributeName?: string; readonly Enabled: boolean }
  readonly DeletionProtectionEnabled?: boolean
}

/**
 * Creates the table, or brings indexes, TTL, stream and billing of an existing one up to date without losing items.
 * Takes an AWS::DynamoDB::Table's Properties; rejects with a UserError when only a new table could have them.
 */
export async function ensureTable(
  service: LocalService,
  tableName: string,
  properties: Readonly<Record<string, CfnValue>>,
): Promise<void> {
  // The table's kind has built these properties, so their shape is known.
  const wanted = properties as unknown as TableProperties
  const existing = await describeIfPresent(service, tableName)
  if (existing) {
    checkKeys(existing, wanted)
    await updateBilling(service, existing, wanted)
    await updateIndexes(service, existing, wanted)
    await updateStream(service, existing, wanted)
    await updateProtection(service, existing, wanted)
  } else {
    await service.call("CreateTable", createRequest(tableName, wanted))
    await untilActive(service, tableName)
  }
  await updateTimeToLive(service, tableName, wanted)
}

async function updateTable(service: LocalService, change: TableChange): Promise<void> {
  await service.call("UpdateTable", change)
  await untilActive(service, change.TableName)
}

interface TableChange extends Readonly<Record<string, unknown>> {
  readonly TableName: string
}

const POLLS = 300
const POLL_INTERVAL_MS = 100

/** The embedded DynamoDB is active at once; another one that does not become active says so at the next change. */
async function untilActive(service: LocalService, TableName: string): Promise<void> {
  for (let poll = 0; poll < POLLS; poll++) {
    const table = await describeIfPresent(service, TableName)
    const indexes = table?.GlobalSecondaryIndexes ?? []
    if (table?.TableStatus === "ACTIVE" && indexes.every(({ IndexStatus }) => IndexStatus === "ACTIVE")) return
    await setTimeout(POLL_INTERVAL_MS)
  }
}

interface DescribedTable extends TableDescription {
  readonly TableStatus: string
  readonly GlobalSecondaryIndexes?: readonly (IndexDescription & { readonly IndexStatus: string })[]
}

async function describeIfPresent(service: LocalService, TableName: string): Promise<DescribedTable | undefined> {
  try {
    const { Table } = (await service.call("DescribeTable", { TableName })) as { readonly Table: DescribedTable }
    return Table
  } catch (error) {
    if (error instanceof DynamoDbError && error.name === "ResourceNotFoundException") return undefined
    throw error
  }
}

function createRequest(TableName: string, wanted: TableProperties): Readonly<Record<string, unknown>> {
  const { AttributeDefinitions, KeySchema, LocalSecondaryIndexes, GlobalSecondaryIndexes } = wanted
  return {
    TableName,
    AttributeDefinitions,
    KeySchema,
    LocalSecondaryIndexes,
    GlobalSecondaryIndexes,
    BillingMode: wanted.BillingMode,
    ProvisionedThroughput: wanted.ProvisionedThroughput,
    StreamSpecification: streamSpecification(wanted),
    DeletionProtectionEnabled: wanted.DeletionProtectionEnabled,
  }
}

/** CloudFormation names the view alone; the API wants to be told that the stream is on. */
function streamSpecification({ StreamSpecification }: TableProperties) {
  const view = StreamSpecification?.StreamViewType
  return view === undefined ? undefined : { StreamEnabled: true, StreamViewType: view }
}

function checkKeys(existing: TableDescription, wanted: TableProperties): void {
  if (isDeepStrictEqual(fixedParts(existing), fixedParts(wanted))) return
  throw new UserError(
    "LOCAL_TABLE_KEY_CHANGED",
    `The local table ${existing.TableName} was created with other keys or local indexes`,
    { hint: "Start with `tsapi local --fresh` to drop the local items and create the table anew." },
  )
}

/** What a table keeps for life: its keys and its local indexes, with the types of their attributes. */
function fixedParts({
  AttributeDefinitions,
  KeySchema,
  LocalSecondaryIndexes = [],
}: TableProperties | TableDescription) {
  const typed = (elements: TableProperties["KeySchema"]) =>
    elements.map(({ AttributeName, KeyType }) => ({
      AttributeName,
      KeyType,
      type: AttributeDefinitions.find((definition) => definition.AttributeName === AttributeName)?.AttributeType,
    }))
  const indexes = LocalSecondaryIndexes.map(
    (index) => [index.IndexName, typed(index.KeySchema), index.Projection] as const,
  )
  return { keys: typed(KeySchema), indexes: indexes.toSorted(([a], [b]) => a.localeCompare(b)) }
}

async function updateBilling(
  service: LocalService,
  existing: TableDescription,
  wanted: TableProperties,
): Promise<void> {
  const before = existing.BillingModeSummary?.BillingMode ?? "PROVISIONED"
  const mode = wanted.BillingMode ?? "PROVISIONED"
  const { ReadCapacityUnits, WriteCapacityUnits } = existing.ProvisionedThroughput
  const throughput = mode === "PROVISIONED" ? wanted.ProvisionedThroughput : undefined
  const changed = throughput && !isDeepStrictEqual(throughput, { ReadCapacityUnits, WriteCapacityUnits })
  if (before === mode && !changed) return
  await updateTable(service, {
    TableName: existing.TableName,
    BillingMode: mode,
    ...(throughput && { ProvisionedThroughput: throughput }),
  })
}

async function updateIndexes(
  service: LocalService,
  existing: TableDescription,
  wanted: TableProperties,
): Promise<void> {
  const TableName = existing.TableName
  const before = existing.GlobalSecondaryIndexes ?? []
  const after = wanted.GlobalSecondaryIndexes ?? []
  const types = (properties: TableProperties | TableDescription) =>
    new Map(properties.AttributeDefinitions.map(({ AttributeName, AttributeType }) => [AttributeName, AttributeType]))
  const [typesBefore, typesAfter] = [types(existing), types(wanted)]
  const same = (one: IndexDescription, other: IndexSpecification) =>
    one.IndexName === other.IndexName &&
    isDeepStrictEqual(one.KeySchema, other.KeySchema) &&
    isDeepStrictEqual(one.Projection, other.Projection) &&
    one.KeySchema.every(({ AttributeName }) => typesBefore.get(AttributeName) === typesAfter.get(AttributeName))

  for (const index of before.filter((one) => !after.some((other) => same(one, other)))) {
    const Delete = { IndexName: index.IndexName }
    await updateTable(service, { TableName, GlobalSecondaryIndexUpdates: [{ Delete }] })
  }
  for (const Create of after.filter((other) => !before.some((one) => same(one, other)))) {
    const { AttributeDefinitions } = wanted
    await updateTable(service, { TableName, AttributeDefinitions, GlobalSecondaryIndexUpdates: [{ Create }] })
  }
}

async function updateStream(service: LocalService, existing: TableDescription, wanted: TableProperties): Promise<void> {
  const TableName = existing.TableName
  const after = streamSpecification(wanted)
  if (isDeepStrictEqual(existing.StreamSpecification, after)) return
  if (existing.StreamSpecification) {
    await updateTable(service, { TableName, StreamSpecification: { StreamEnabled: false } })
  }
  if (after) await updateTable(service, { TableName, StreamSpecification: after })
}

async function updateProtection(
  service: LocalService,
  existing: TableDescription,
  wanted: TableProperties,
): Promise<void> {
  const DeletionProtectionEnabled = wanted.DeletionProtectionEnabled ?? false
  if (DeletionProtectionEnabled === (existing.DeletionProtectionEnabled ?? false)) return
  await updateTable(service, { TableName: existing.TableName, DeletionProtectionEnabled })
}

async function updateTimeToLive(service: LocalService, TableName: string, wanted: TableProperties): Promise<void> {
  const specification = wanted.TimeToLiveSpecification
  const after = specification?.Enabled ? specification.AttributeName : undefined
  const { TimeToLiveDescription } = (await service.call("DescribeTimeToLive", { TableName })) as {
    readonly TimeToLiveDescription: { readonly AttributeName?: string }
  }
  const before = TimeToLiveDescription.AttributeName
  if (before === after) return
  const change = (AttributeName: string, Enabled: boolean) =>
    service.call("UpdateTimeToLive", { TableName, TimeToLiveSpecification: { AttributeName, Enabled } })
  if (before !== undefined) await change(before, false)
  if (after !== undefined) await change(after, true)
}
