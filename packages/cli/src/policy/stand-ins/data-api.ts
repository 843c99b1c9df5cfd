// Drizzle ORM and Kysely over the Data API of RDS: which statements run is the business of the database.

interface Place {
  readonly resourceArn: string
  readonly secretArn: string
  readonly database?: string
}

const rdsData = "@aws-sdk/client-rds-data"

function run({ resourceArn, secretArn }: Place, operation: string) {
  $send(rdsData, operation, { resourceArn, secretArn })
}

class Database {
  readonly place: Place

  constructor(place: Place) {
    this.place = place
  }

  transaction(callback: (transaction: Database) => unknown) {
    run(this.place, "BeginTransaction")
    const result = callback(this)
    run(this.place, "CommitTransaction")
    run(this.place, "RollbackTransaction")
    return result
  }

  rollback() {
    run(this.place, "RollbackTransaction")
  }

  batch() {
    run(this.place, "ExecuteStatement")
    return $data()
  }

  get query() {
    run(this.place, "ExecuteStatement")
    return $data()
  }

  $otherwise() {
    run(this.place, "ExecuteStatement")
    return $data()
  }
}

/** `drizzle(client, config)`, and `drizzle({ client, connection })` or `drizzle({ client, …config })`. */
export function drizzle(first: { connection?: Place } & Place, second?: Place) {
  return new Database($present(second) ?? $present(first.connection) ?? first)
}

/** For Kysely, which may run any statement, and begins transactions when it is asked to. */
export class DataApiDialect {
  constructor({ driver }: { driver: Place }) {
    run(driver, "ExecuteStatement")
    run(driver, "BeginTransaction")
    run(driver, "CommitTransaction")
    run(driver, "RollbackTransaction")
  }
}

export class DataApiDriver extends DataApiDialect {}
