const dynamodb = "@aws-sdk/client-dynamodb"

interface Options {
  readonly create?: boolean
  readonly update?: unknown
  readonly waitForActive?: unknown
  readonly prefix?: string
  readonly suffix?: string
  readonly tableName?: string
}

interface Index {
  readonly name?: string
}

type Definition = Readonly<Record<string, { readonly index?: Index }>>

/** What a model shares with the table it is put in. */
interface Place {
  table: Table | undefined
}

const shared: { defaults: Options } = { defaults: {} }

class Table {
  readonly name: string
  readonly options: Options
  static readonly defaults = {
    set: (options: Options) => {
      shared.defaults = options
    },
  }

  constructor(name: string, models: readonly { readonly place: Place }[], options: Options = {}) {
    this.name = name
    this.options = options
    for (const { place } of models) place.table = this
  }

  /** Unless it is told not to, it creates the table when it is missing, and waits for it. */
  prepare() {
    const { create, waitForActive, update } = this.options
    const creates = $present(create) ?? $present(shared.defaults.create) ?? true
    const waits = $present(waitForActive) ?? $present(shared.defaults.waitForActive) ?? true
    const updates = $present(update) ?? shared.defaults.update
    const TableName = this.physicalName()
    const look = () => $send(dynamodb, "DescribeTable", { TableName })
    $when(waits, look)
    $when(creates, () => {
      look()
      $send(dynamodb, "CreateTable", { TableName })
    })
    $when(updates, () => {
      look()
      $send(dynamodb, "UpdateTable", { TableName })
    })
    return TableName
  }

  physicalName() {
    const prefix = $present(this.options.prefix) ?? $present(shared.defaults.prefix) ?? ""
    const suffix = $present(this.options.suffix) ?? $present(shared.defaults.suffix) ?? ""
    return `${prefix}${this.name}${suffix}`
  }
}

type Send = (operation: string, more?: object) => unknown

/** `Cat.query("id").eq(1).using("index").exec()` */
class Retriever {
  readonly send: Send
  readonly operation: string
  readonly index: string | undefined

  constructor(send: Send, operation: string, index?: string) {
    this.send = send
    this.operation = operation
    this.index = index
  }

  using(index: string) {
    return new Retriever(this.send, this.operation, index)
  }

  exec() {
    return [this.send(this.operation, { IndexName: this.index })]
  }

  $otherwise() {
    return this
  }
}

/** Without `using`, the keys that are asked for decide which index answers. */
class Query extends Retriever {
  readonly definition: Definition

  constructor(send: Send, definition: Definition) {
    super(send, "Query")
    this.definition = definition
  }

  override exec() {
    Object.entries(this.definition).map(([attribute, { index }]) =>
      $when(index, () => this.send("Query", { IndexName: $present(index?.name) ?? `${attribute}GlobalIndex` })),
    )
    return super.exec()
  }
}

class Schema {
  readonly definition: Definition

  constructor(definition: Definition) {
    this.definition = definition
  }

  $otherwise() {
    return $data()
  }
}

function definitionOf(given: Definition | { definition?: Definition }): Definition {
  return $present((given as { definition?: Definition }).definition) ?? (given as Definition)
}

function model(name: string, given: Definition | Schema = {}, options: Options = {}) {
  const place: Place = { table: undefined }
  const own = new Table($present(options.tableName) ?? name, [], options)
  const definition = definitionOf(given)
  const table = () => $present(place.table) ?? own
  const item = (kind: string) => ({ [kind]: { TableName: table().prepare() } })

  class Item {
    static readonly place = place
    static readonly transaction = {
      get: () => item("Get"),
      create: () => item("Put"),
      update: () => item("Update"),
      delete: () => item("Delete"),
      condition: () => item("ConditionCheck"),
    }

    static get = () => send("GetItem")
    static create = () => send("PutItem")
    static update = () => send("UpdateItem")
    static delete = () => send("DeleteItem")
    static batchGet = () => [sendBatch("BatchGetItem")]
    static batchPut = () => sendBatch("BatchWriteItem")
    static batchDelete = () => sendBatch("BatchWriteItem")
    static query = () => new Query(send, definition)
    static scan = () => new Retriever(send, "Scan")
    static serializer = $data()
    static methods = $data()

    save() {
      return send("PutItem")
    }
    delete() {
      return send("DeleteItem")
    }
    toJSON() {
      return $data()
    }
    serialize() {
      return $data()
    }
    populate() {
      return send("GetItem")
    }
  }
  const send = (operation: string, more: object = {}) => {
    $send(dynamodb, operation, { TableName: table().prepare(), ...more })
    return new Item()
  }
  const sendBatch = (operation: string) => {
    $send(dynamodb, operation, { RequestItems: { [table().prepare()]: [] } })
    return new Item()
  }
  return Item
}

/** Only reads, or only writes. */
async function transaction(items: readonly object[]) {
  $send(dynamodb, "TransactGetItems", { TransactItems: items })
  $send(dynamodb, "TransactWriteItems", { TransactItems: items })
}

const aws = { ddb: { set: () => {}, local: () => {}, DynamoDB: $sdk(dynamodb, "DynamoDB") }, converter: $data() }
const type = $data()

export { aws, model, Schema, Table, transaction, type }
export default { aws, model, Schema, Table, transaction, type }
