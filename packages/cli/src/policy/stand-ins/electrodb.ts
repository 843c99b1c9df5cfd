interface Model {
  readonly indexes: Readonly<
    Record<string, { readonly index?: string; readonly collection?: string | readonly string[] }>
  >
  readonly table?: string
}

interface Config {
  readonly table?: string
}

interface GoOptions {
  readonly table?: string
  readonly hydrate?: boolean
}

const dynamodb = "@aws-sdk/client-dynamodb"

/** One operation being put together; what it is given does not change what it sends. */
class Operation {
  readonly operation: string
  readonly table: string | undefined
  readonly index: string | undefined

  constructor(operation: string, table: string | undefined, index?: string) {
    this.operation = operation
    this.table = table
    this.index = index
  }

  where(callback: (attributes: unknown, operations: unknown) => unknown) {
    callback($data(), $data())
    return this
  }

  go({ table, hydrate }: GoOptions = {}) {
    const TableName = $present(table ?? this.table)
    $send(dynamodb, this.operation, { TableName, IndexName: this.index })
    $when(hydrate, () => $send(dynamodb, "BatchGetItem", { RequestItems: { [`${TableName}`]: {} } }))
    return $data()
  }

  /** Its part of a transaction. */
  commit({ table }: GoOptions = {}) {
    return { [this.operation.replace("Item", "")]: { TableName: $present(table ?? this.table) } }
  }

  params() {
    return $data()
  }

  $otherwise() {
    return this
  }
}

class Batch extends Operation {
  override go({ table }: GoOptions = {}) {
    $send(dynamodb, this.operation, { RequestItems: { [`${$present(table ?? this.table)}`]: {} } })
    return $data()
  }
}

/** The keys decide at run time whether an index, and which one, can answer. */
class Find extends Operation {
  readonly indexes: Model["indexes"]

  constructor(table: string | undefined, indexes: Model["indexes"]) {
    super("Scan", table)
    this.indexes = indexes
  }

  override go(options: GoOptions = {}) {
    Object.values(this.indexes).map(({ index }) => new Operation("Query", this.table, index).go(options))
    return super.go(options)
  }
}

export class Entity {
  readonly model: Model
  readonly query: Readonly<Record<string, () => Operation>>
  #table: string | undefined

  constructor(model: Model, { table }: Config = {}) {
    this.model = model
    this.#table = table ?? model.table
    this.query = Object.fromEntries(
      Object.entries(model.indexes).map(([name, { index }]) => [
        name,
        () => new Operation("Query", this.#table, index),
      ]),
    )
  }

  get scan() {
    return new Operation("Scan", this.#table)
  }

  get(keys: unknown) {
    return this.#oneOrMany(keys, "GetItem", "BatchGetItem")
  }

  put(items: unknown) {
    return this.#oneOrMany(items, "PutItem", "BatchWriteItem")
  }

  delete(keys: unknown) {
    return this.#oneOrMany(keys, "DeleteItem", "BatchWriteItem")
  }

  create() {
    return new Operation("PutItem", this.#table)
  }

  upsert() {
    return new Operation("UpdateItem", this.#table)
  }

  update() {
    return new Operation("UpdateItem", this.#table)
  }

  patch() {
    return new Operation("UpdateItem", this.#table)
  }

  remove() {
    return new Operation("DeleteItem", this.#table)
  }

  check() {
    return new Operation("ConditionCheck", this.#table)
  }

  find() {
    return new Find(this.#table, this.model.indexes)
  }

  match() {
    return new Find(this.#table, this.model.indexes)
  }

  setTableName(table: string) {
    this.#table = table
  }

  getTableName() {
    return this.#table
  }

  setClient() {}
  parse() {}
  conversions = {}
  schema = {}

  #oneOrMany(given: unknown, one: string, many: string) {
    return (
      $when($notArrays(given), () => new Operation(one, this.#table)) ??
      $when($arrays(given), () => new Batch(many, this.#table))
    )
  }

  $otherwise(name: string) {
    return $warn(`electrodb: what ${name} of an entity sends is not known`, "Use the methods that ElectroDB documents.")
  }
}

type Entities = Readonly<Record<string, Entity>>

class Transaction {
  readonly operation: string
  readonly entities: Entities

  constructor(operation: string, entities: Entities) {
    this.operation = operation
    this.entities = entities
  }

  /** `write((entities) => [entities.task.put(…).commit()]).go()`, and `get` likewise. */
  items(choose: (entities: Entities) => readonly object[]) {
    const TransactItems = choose(this.entities)
    return {
      go: () => {
        $send(dynamodb, this.operation, { TransactItems })
        return $data()
      },
      params: () => $data(),
    }
  }
}

export class Service {
  readonly entities: Entities
  readonly collections: Readonly<Record<string, () => Operation>>

  constructor(entities: Entities, { table }: Config = {}) {
    this.entities = entities
    $when(table, () => this.setTableName(table))
    this.collections = Object.fromEntries(
      Object.values(entities).flatMap((entity) =>
        Object.values(entity.model.indexes).flatMap(({ collection, index }) =>
          [collection].flat().map((name) => [name, () => new Operation("Query", entity.getTableName(), index)]),
        ),
      ),
    )
  }

  get transaction() {
    const { entities } = this
    return {
      write: (choose: (entities: Entities) => readonly object[]) =>
        new Transaction("TransactWriteItems", entities).items(choose),
      get: (choose: (entities: Entities) => readonly object[]) =>
        new Transaction("TransactGetItems", entities).items(choose),
    }
  }

  setTableName(table: string | undefined) {
    for (const entity of Object.values(this.entities)) $when(table, () => entity.setTableName(`${table}`))
  }

  setClient() {}
}

export const createWriteTransaction = (entities: Entities, choose: (entities: Entities) => readonly object[]) =>
  new Transaction("TransactWriteItems", entities).items(choose)
export const createGetTransaction = (entities: Entities, choose: (entities: Entities) => readonly object[]) =>
  new Transaction("TransactGetItems", entities).items(choose)
