import { unsupported } from "../dynamodb-error.ts"
import { checkRequest } from "../requests/check-request.ts"
import type {
  AttributeDefinition,
  BillingMode,
  KeySchemaElement,
  Projection,
  StreamSpecification,
  Throughput,
} from "../store/table.ts"
import { tableChecks } from "./table-checks.ts"

export interface IndexSpecification {
  readonly IndexName: string
  readonly KeySchema: readonly KeySchemaElement[]
  readonly Projection: Projection
  readonly ProvisionedThroughput?: Throughput
  readonly OnDemandThroughput?: Readonly<Record<string, number>>
}

export interface Tag {
  readonly Key: string
  readonly Value: string
}

/** Settings that CreateTable and UpdateTable share. */
export interface TableSettings {
  readonly BillingMode?: BillingMode
  readonly ProvisionedThroughput?: Throughput
  readonly OnDemandThroughput?: Readonly<Record<string, number>>
  readonly StreamSpecification?: StreamSpecification
  readonly SSESpecification?: {
    readonly Enabled?: boolean
    readonly SSEType?: string
    readonly KMSMasterKeyId?: string
  }
  readonly TableClass?: string
  readonly DeletionProtectionEnabled?: boolean
}

export interface CreateTableRequest extends TableSettings {
  readonly TableName: string
  readonly AttributeDefinitions: readonly AttributeDefinition[]
  readonly KeySchema: readonly KeySchemaElement[]
  readonly LocalSecondaryIndexes?: readonly IndexSpecification[]
  readonly GlobalSecondaryIndexes?: readonly IndexSpecification[]
  readonly Tags?: readonly Tag[]
}

export interface IndexUpdate {
  readonly Create?: IndexSpecification
  readonly Update?: Pick<IndexSpecification, "IndexName" | "ProvisionedThroughput" | "OnDemandThroughput">
  readonly Delete?: { readonly IndexName: string }
}

export interface UpdateTableRequest extends TableSettings {
  readonly TableName: string
  readonly AttributeDefinitions?: readonly AttributeDefinition[]
  readonly GlobalSecondaryIndexUpdates?: readonly IndexUpdate[]
}

interface NamedTable {
  readonly TableName: string
}

interface TableRequests {
  CreateTable: CreateTableRequest
  UpdateTable: UpdateTableRequest
  DescribeTable: NamedTable
  DeleteTable: NamedTable
  ListTables: { readonly Limit?: number; readonly ExclusiveStartTableName?: string }
  DescribeTimeToLive: NamedTable
  UpdateTimeToLive: NamedTable & {
    readonly TimeToLiveSpecification: { readonly Enabled: boolean; readonly AttributeName: string }
  }
  DescribeContinuousBackups: NamedTable
  UpdateContinuousBackups: NamedTable & {
    readonly PointInTimeRecoverySpecification: {
      readonly PointInTimeRecoveryEnabled: boolean
      readonly RecoveryPeriodInDays?: number
    }
  }
  TagResource: { readonly ResourceArn: string; readonly Tags: readonly Tag[] }
  UntagResource: { readonly ResourceArn: string; readonly TagKeys: readonly string[] }
  ListTagsOfResource: { readonly ResourceArn: string }
}

/** Members that change what a table does and that this stand-in lacks; all others unknown to it are ignored as AWS does. */
const UNSUPPORTED_MEMBERS = [
  "ReplicaUpdates",
  "MultiRegionConsistency",
  "GlobalTableWitnessUpdates",
  "ResourcePolicy",
  "GlobalTableSourceArn",
]

/** Turns the parsed JSON of a table request into its checked form; throws ValidationException or SerializationException. */
export function parseTableRequest<Name extends keyof TableRequests>(name: Name, input: unknown): TableRequests[Name] {
  for (const member of UNSUPPORTED_MEMBERS) {
    if (typeof input === "object" && input !== null && member in input) throw unsupported(`${name} with ${member}`)
  }
  // The check establishes the shape; this is the edge where it gets its type.
  return checkRequest(tableChecks[name], input) as unknown as TableRequests[Name]
}
