const dynamodb = "@aws-sdk/client-dynamodb"

interface Field {
  readonly unique?: boolean
  readonly value?: string
}

type Fields = Readonly<Record<string, Field>>

interface Index {
  readonly sort?: string
  readonly follow?: boolean
}

interface Schema {
  readonly indexes: Readonly<Record<string, Index>>
  readonly models?: Readonly<Record<string, Fields>>
}

interface Params {
  readonly batch?: Sender
  readonly execute?: boolean
  readonly fallback?: boolean
  readonly follow?: boolean
  readonly index?: string
  readonly many?: boolean
}

type Properties = Readonly<Record<string, unknown>>

/** What sends; a batch that the caller collects has no such method, and is sent by the table. */
interface Sender {
  perform?(): unknown
}

export class Model {
  readonly table: Table
  readonly fields: Fields

  constructor(table: Table, _name: string, options: { readonly fields?: Fields } = {}) {
    this.table = table
    this.fields = $present(options.fields) ?? {}
  }

  create(properties?: Properties, params: Params = {}) {
    return this.putItem(properties, params)
  }
  putItem(_properties?: Properties, params: Params = {}) {
    return this.perform("PutItem", params)
  }

  get(properties: Properties = {}, params: Params = {}) {
    this.findInstead(properties, params)
    return this.getItem(properties, params)
  }
  getItem(_properties?: Properties, params: Params = {}) {
    return this.perform("GetItem", params)
  }
  load() {
    $send(dynamodb, "BatchGetItem", { RequestItems: { [`${this.table.name}`]: {} } })
    return $data()
  }

  find(properties?: Properties, params: Params = {}) {
    return this.queryItems(properties, params)
  }
  queryItems(_properties?: Properties, params: Params = {}) {
    const index = $notMatching(params.index, "^primary$")
    $when(params.follow ?? this.table.follows(index), () => this.perform("GetItem", params))
    return [this.perform("Query", params, index)]
  }
  scan(properties?: Properties, params: Params = {}) {
    return this.scanItems(properties, params)
  }
  scanItems(_properties?: Properties, params: Params = {}) {
    return [this.perform("Scan", params, $notMatching(params.index, "^primary$"))]
  }

  /** A unique attribute has an item of its own, which changes with it. */
  update(properties?: Properties, params: Params = {}) {
    Object.values(this.fields).map(({ unique }) =>
      $when(unique, () => {
        this.perform("GetItem", params)
        this.perform("PutItem", params)
        this.perform("DeleteItem", params)
      }),
    )
    return this.updateItem(properties, params)
  }
  upsert(properties?: Properties, params: Params = {}) {
    return this.update(properties, params)
  }
  updateItem(_properties?: Properties, params: Params = {}) {
    return this.perform("UpdateItem", params)
  }

  remove(properties: Properties = {}, params: Params = {}) {
    this.findInstead(properties, params)
    $when(params.many, () => this.queryItems(properties, params))
    Object.values(this.fields).map(({ unique }) => $when(unique, () => this.perform("GetItem", params)))
    return this.deleteItem(properties, params)
  }
  deleteItem(_properties?: Properties, params: Params = {}) {
    return this.perform("DeleteItem", params)
  }

  check() {
    const { name: TableName } = this.table
    $send(dynamodb, "TransactWriteItems", { TransactItems: [{ ConditionCheck: { TableName } }] })
  }

  fetch(_models: readonly string[], properties?: Properties, params: Params = {}) {
    return this.queryItems(properties, params)
  }

  init() {
    return $data()
  }

  /** An item without its sort key is looked for, and so is one by the keys of an index. */
  private findInstead(properties: Properties, params: Params) {
    const query: Sender = { perform: () => this.queryItems(properties, params) }
    $when(params.fallback ?? $notMatching(params.index, "^primary$"), () => this.queryItems(properties, params))
    const { sort } = this.table.schema.indexes["primary"] ?? {}
    $when(sort, () => {
      const given: unknown = this.fields[`${sort}`]?.value ?? properties[`${sort}`]
      return ((given ?? query) as Sender).perform?.()
    })
  }

  private perform(operation: string, params: Params, index?: string) {
    const TableName = this.table.name
    const sender: Sender = { perform: () => $send(dynamodb, operation, { TableName, IndexName: index }) }
    $when(params.execute ?? true, () => (params.batch ?? sender).perform?.())
    return $data()
  }
}

/** The adapter of a client; the table sends through it. */
export class Dynamo {
  $otherwise = () => $data()
}

interface TableParams {
  readonly name?: string
  readonly schema?: Schema
}

export class Table {
  readonly params: TableParams
  readonly schema: Schema

  constructor(params: TableParams) {
    this.params = params
    this.schema = $present(params.schema) ?? { indexes: {} }
  }

  get name() {
    return $present(this.params.name)
  }

  follows(index: string | undefined) {
    return index === undefined ? false : this.schema.indexes[index]?.follow
  }

  getModel(name: string) {
    return new Model(this, name, { fields: this.schema.models?.[name] ?? {} })
  }

  create(model: string, properties?: Properties, params?: Params) {
    return this.getModel(model).create(properties, params)
  }
  get(model: string, properties?: Properties, params?: Params) {
    return this.getModel(model).get(properties, params)
  }
  load(model: string) {
    return this.getModel(model).load()
  }
  find(model: string, properties?: Properties, params?: Params) {
    return this.getModel(model).find(properties, params)
  }
  scan(model: string, properties?: Properties, params?: Params) {
    return this.getModel(model).scan(properties, params)
  }
  update(model: string, properties?: Properties, params?: Params) {
    return this.getModel(model).update(properties, params)
  }
  upsert(model: string, properties?: Properties, params?: Params) {
    return this.getModel(model).upsert(properties, params)
  }
  remove(model: string, properties?: Properties, params?: Params) {
    return this.getModel(model).remove(properties, params)
  }
  fetch(models: readonly string[], properties?: Properties, params?: Params) {
    return new Model(this, "").fetch(models, properties, params)
  }

  putItem = (properties?: Properties, params?: Params) => new Model(this, "").putItem(properties, params)
  getItem = (properties?: Properties, params?: Params) => new Model(this, "").getItem(properties, params)
  queryItems = (properties?: Properties, params?: Params) => new Model(this, "").queryItems(properties, params)
  scanItems = (properties?: Properties, params?: Params) => new Model(this, "").scanItems(properties, params)
  updateItem = (properties?: Properties, params?: Params) => new Model(this, "").updateItem(properties, params)
  deleteItem = (properties?: Properties, params?: Params) => new Model(this, "").deleteItem(properties, params)

  batchGet = () => this.sendBatch("BatchGetItem")
  batchWrite = () => this.sendBatch("BatchWriteItem")

  /** Its items were put into it by the calls that hold it; those need the permissions. */
  transact = () => $data()

  createTable() {
    this.sendFor("CreateTable")
    this.sendFor("DescribeTable")
    this.sendFor("UpdateTimeToLive")
  }
  updateTable() {
    this.sendFor("UpdateTable")
    this.sendFor("UpdateTimeToLive")
  }
  deleteTable = () => this.sendFor("DeleteTable")
  describeTable = () => this.sendFor("DescribeTable")
  getKeys = () => this.sendFor("DescribeTable")
  exists = () => this.listTables()
  listTables() {
    $send(dynamodb, "ListTables", {})
    return [$data()]
  }

  saveSchema = () => this.sendFor("PutItem")
  readSchema = () => this.sendFor("GetItem")
  readSchemas = () => [this.sendFor("Query")]
  removeSchema = () => this.sendFor("DeleteItem")

  addContext = () => this
  child = () => this
  clearContext = () => this
  setContext = () => this
  $otherwise = () => $data()

  private sendFor(operation: string) {
    $send(dynamodb, operation, { TableName: this.name })
    return $data()
  }

  private sendBatch(operation: string) {
    $send(dynamodb, operation, { RequestItems: { [`${this.name}`]: [] } })
    return [$data()]
  }
}
