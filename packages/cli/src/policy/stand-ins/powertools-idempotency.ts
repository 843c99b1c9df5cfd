interface Store {
  _putRecord(record: unknown): unknown
  _getRecord(key: unknown): unknown
  _updateRecord(record: unknown): unknown
  _deleteRecord(record: unknown): unknown
}

type Run = (...args: unknown[]) => unknown

interface Options {
  readonly persistenceStore: Store
}

export class BasePersistenceLayer implements Store {
  configure() {}
  _putRecord(): unknown {
    return $data()
  }
  _getRecord(): unknown {
    return $data()
  }
  _updateRecord(): unknown {
    return $data()
  }
  _deleteRecord(): unknown {
    return $data()
  }
}

export class DynamoDBPersistenceLayer extends BasePersistenceLayer {
  readonly #TableName: string

  constructor({ tableName }: { tableName: string }) {
    super()
    this.#TableName = tableName
  }

  override _putRecord() {
    return $send("@aws-sdk/client-dynamodb", "PutItem", { TableName: this.#TableName, Item: {} })
  }

  override _getRecord() {
    return $send("@aws-sdk/client-dynamodb", "GetItem", { TableName: this.#TableName, Key: {} })
  }

  override _updateRecord() {
    return $send("@aws-sdk/client-dynamodb", "UpdateItem", { TableName: this.#TableName, Key: {} })
  }

  override _deleteRecord() {
    return $send("@aws-sdk/client-dynamodb", "DeleteItem", { TableName: this.#TableName, Key: {} })
  }
}

/** Keeps its records in Redis or Valkey. */
export class CachePersistenceLayer extends BasePersistenceLayer {}

async function once({ persistenceStore }: Options, run: () => unknown) {
  await persistenceStore._putRecord($data())
  await persistenceStore._getRecord($data())
  const result = await run()
  await persistenceStore._updateRecord($data())
  await persistenceStore._deleteRecord($data())
  return result
}

export function makeIdempotent(run: Run, options: Options) {
  return async function (this: unknown, ...args: unknown[]) {
    return once(options, () => run.apply(this, args))
  }
}

export function idempotent(options: Options) {
  return (_target: unknown, _key: unknown, descriptor: { value: Run }) => {
    descriptor.value = makeIdempotent(descriptor.value, options)
    return descriptor
  }
}

/** For middy. */
export function makeHandlerIdempotent(options: Options) {
  return { before: () => once(options, () => $data()) }
}
