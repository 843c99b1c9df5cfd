import { batchGetItem } from "./items/batch-get.ts"
import { batchWriteItem } from "./items/batch-write.ts"
import { getItem } from "./items/get-item.ts"
import { query } from "./items/query.ts"
import { scan } from "./items/scan.ts"
import { deleteItem, putItem, updateItem } from "./items/write-item.ts"
import { batchExecuteStatement } from "./partiql/batch-execute-statement.ts"
import { executeStatement } from "./partiql/execute-statement.ts"
import { executeTransaction } from "./partiql/execute-transaction.ts"
import type { TableStore } from "./store/table-store.ts"
import { describeStream } from "./streams/describe-stream.ts"
import { getRecords } from "./streams/get-records.ts"
import { getShardIterator } from "./streams/get-shard-iterator.ts"
import { listStreams } from "./streams/list-streams.ts"
import { describeContinuousBackups, updateContinuousBackups } from "./tables/continuous-backups.ts"
import { createTable } from "./tables/create-table.ts"
import { deleteTable } from "./tables/delete-table.ts"
import { describeTable } from "./tables/describe-table.ts"
import { listTables } from "./tables/list-tables.ts"
import { listTagsOfResource, tagResource, untagResource } from "./tables/tags.ts"
import { describeTimeToLive, updateTimeToLive } from "./tables/time-to-live.ts"
import { transactGetItems } from "./transactions/transact-get.ts"
import { transactWriteItems } from "./transactions/transact-write.ts"
import { updateTable } from "./tables/update-table.ts"

/** Answers one request: its parsed JSON in, the answer's JSON out; rejects with DynamoDbError. */
export type Operation = (store: TableStore, input: unknown) => Promise<object>

/** Every operation this stand-in has; all others are refused by name. */
export const operations = {
  BatchExecuteStatement: batchExecuteStatement,
  BatchGetItem: batchGetItem,
  BatchWriteItem: batchWriteItem,
  CreateTable: createTable,
  DeleteItem: deleteItem,
  DeleteTable: deleteTable,
  DescribeContinuousBackups: describeContinuousBackups,
  DescribeLimits: describeLimits,
  DescribeStream: describeStream,
  DescribeTable: describeTable,
  DescribeTimeToLive: describeTimeToLive,
  ExecuteStatement: executeStatement,
  ExecuteTransaction: executeTransaction,
  GetItem: getItem,
  GetRecords: getRecords,
  GetShardIterator: getShardIterator,
  ListStreams: listStreams,
  ListTables: listTables,
  ListTagsOfResource: listTagsOfResource,
  PutItem: putItem,
  Query: query,
  Scan: scan,
  TagResource: tagResource,
  TransactGetItems: transactGetItems,
  TransactWriteItems: transactWriteItems,
  UntagResource: untagResource,
  UpdateContinuousBackups: updateContinuousBackups,
  UpdateItem: updateItem,
  UpdateTable: updateTable,
  UpdateTimeToLive: updateTimeToLive,
} satisfies Record<string, Operation>

/** A new account's quotas; nothing here enforces them. */
async function describeLimits(): Promise<object> {
  return {
    AccountMaxReadCapacityUnits: 80_000,
    AccountMaxWriteCapacityUnits: 80_000,
    TableMaxReadCapacityUnits: 40_000,
    TableMaxWriteCapacityUnits: 40_000,
  }
}
