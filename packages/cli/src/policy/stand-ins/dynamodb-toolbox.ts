const dynamodb = "@aws-sdk/client-dynamodb"

interface Options {
  readonly tableName?: string
}

interface Indexed {
  readonly index?: string
}

interface Action<Subject, Result> {
  new (subject: Subject): Result
}

export class Table {
  readonly name: string | (() => string)

  constructor({ name }: { name: string | (() => string) }) {
    this.name = name
  }

  build<Result>(Built: Action<Table, Result>) {
    return new Built(this)
  }

  getName = () => $called(this.name)
  getDocumentClient = () => $data()
}

export class Entity {
  readonly table: Table

  constructor({ table }: { table: Table }) {
    this.table = table
  }

  build<Result>(Built: Action<Entity, Result>) {
    return new Built(this)
  }
}

/** What it is given, besides options, does not change what an action sends. */
class Chain {
  params = () => $data()

  $otherwise() {
    return this
  }
}

export class EntityAction extends Chain {
  readonly entity: Entity

  constructor(entity: Entity) {
    super()
    this.entity = entity
  }
}

export class TableAction extends Chain {
  readonly table: Table

  constructor(table: Table) {
    super()
    this.table = table
  }
}

class ItemCommand extends EntityAction {
  readonly operation: string = ""
  readonly settings: Options

  constructor(entity: Entity, _input?: unknown, settings: Options = {}) {
    super(entity)
    this.settings = settings
  }

  options(settings: Options) {
    return new ConfiguredCommand(this, settings)
  }

  send() {
    $send(dynamodb, this.operation, { TableName: this.settings.tableName ?? this.entity.table.getName() })
    return $data()
  }
}

class ConfiguredCommand extends ItemCommand {
  override readonly operation: string

  constructor({ entity, operation }: ItemCommand, settings: Options) {
    super(entity, undefined, settings)
    this.operation = operation
  }
}

export class GetItemCommand extends ItemCommand {
  override readonly operation = "GetItem"
}
export class PutItemCommand extends ItemCommand {
  override readonly operation = "PutItem"
}
export class UpdateItemCommand extends ItemCommand {
  override readonly operation = "UpdateItem"
}
export class UpdateAttributesCommand extends ItemCommand {
  override readonly operation = "UpdateItem"
}
export class DeleteItemCommand extends ItemCommand {
  override readonly operation = "DeleteItem"
}

class Reading extends TableAction {
  readonly operation: string = ""
  readonly asked: Indexed

  constructor(table: Table, _entities?: unknown, asked: Indexed = {}) {
    super(table)
    this.asked = asked
  }

  send() {
    $send(dynamodb, this.operation, { TableName: this.table.getName(), IndexName: this.asked.index })
    return $data()
  }

  paginate = () => [this.send()]
}

export class QueryCommand extends Reading {
  override readonly operation = "Query"
  query = (asked: Indexed) => new QueryCommand(this.table, undefined, asked)
}

export class ScanCommand extends Reading {
  override readonly operation = "Scan"
  options = (asked: Indexed) => new ScanCommand(this.table, undefined, asked)
}

export class DeletePartitionCommand extends Reading {
  override readonly operation = "Query"
  query = (asked: Indexed) => new DeletePartitionCommand(this.table, undefined, asked)

  override send() {
    $send(dynamodb, "BatchWriteItem", { RequestItems: { [this.table.getName()]: [] } })
    return super.send()
  }
}

export class BatchGetCommand extends TableAction {}
export class BatchWriteCommand extends TableAction {}
export class BatchGetRequest extends EntityAction {}
export class BatchPutRequest extends EntityAction {}
export class BatchDeleteRequest extends EntityAction {}

function executeBatch(operation: string, commands: readonly TableAction[]) {
  for (const { table } of commands) $send(dynamodb, operation, { RequestItems: { [table.getName()]: [] } })
  return $data()
}

export const executeBatchGet = (...commands: readonly TableAction[]) => executeBatch("BatchGetItem", commands)
export const executeBatchWrite = (...commands: readonly TableAction[]) => executeBatch("BatchWriteItem", commands)

class TransactionItem extends EntityAction {
  readonly kind: string = ""

  part() {
    return { [this.kind]: { TableName: this.entity.table.getName() } }
  }
}

export class GetTransaction extends TransactionItem {
  override readonly kind = "Get"
}
export class PutTransaction extends TransactionItem {
  override readonly kind = "Put"
}
export class UpdateTransaction extends TransactionItem {
  override readonly kind = "Update"
}
export class DeleteTransaction extends TransactionItem {
  override readonly kind = "Delete"
}
export class ConditionCheck extends TransactionItem {
  override readonly kind = "ConditionCheck"
}

function executeTransaction(operation: string, items: readonly TransactionItem[]) {
  $send(dynamodb, operation, { TransactItems: items.map((it) => it.part()) })
  return $data()
}

export const executeTransactGet = (...items: readonly TransactionItem[]) =>
  executeTransaction("TransactGetItems", items)
export const executeTransactWrite = (...items: readonly TransactionItem[]) =>
  executeTransaction("TransactWriteItems", items)

type Pattern = (input: unknown) => Indexed

export class TableAccessPattern extends TableAction {
  readonly asks: Pattern

  constructor(table: Table, asks: Pattern = () => ({})) {
    super(table)
    this.asks = asks
  }

  pattern(asks: Pattern) {
    return new TableAccessPattern(this.table, asks)
  }

  query() {
    return new QueryCommand(this.table, undefined, this.asks($data()))
  }
}

export class EntityAccessPattern extends TableAccessPattern {
  constructor({ table }: Entity) {
    super(table)
  }
}

export class EntityRepository extends EntityAction {
  get = (key: unknown, options?: Options) => new GetItemCommand(this.entity, key, options).send()
  put = (item: unknown, options?: Options) => new PutItemCommand(this.entity, item, options).send()
  update = (item: unknown, options?: Options) => new UpdateItemCommand(this.entity, item, options).send()
  updateAttributes = (item: unknown, options?: Options) => new UpdateItemCommand(this.entity, item, options).send()
  delete = (key: unknown, options?: Options) => new DeleteItemCommand(this.entity, key, options).send()
  query = (asked: Indexed) => new QueryCommand(this.entity.table, undefined, asked).send()
  scan = (settings?: Indexed) => new ScanCommand(this.entity.table, undefined, settings).send()
  batchGet = () => new BatchGetRequest(this.entity)
  batchPut = () => new BatchPutRequest(this.entity)
  batchDelete = () => new BatchDeleteRequest(this.entity)
  transactGet = () => new GetTransaction(this.entity)
  transactPut = () => new PutTransaction(this.entity)
  transactUpdate = () => new UpdateTransaction(this.entity)
  transactDelete = () => new DeleteTransaction(this.entity)
  transactCheck = () => new ConditionCheck(this.entity)
  static executeTransactGet = executeTransactGet
  static executeTransactWrite = executeTransactWrite
}

export class TableRepository extends TableAction {
  query = (asked: Indexed) => new QueryCommand(this.table, undefined, asked).send()
  scan = (settings?: Indexed) => new ScanCommand(this.table, undefined, settings).send()
  deletePartition = (_entity: unknown, asked: Indexed) =>
    new DeletePartitionCommand(this.table, undefined, asked).send()
}
