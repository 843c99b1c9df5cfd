import { describe, expect, it } from "vitest"
import { appOf, inferGrants, infer } from "../../test/policy/one-module-app.ts"

const imports = (names: string, from = "lib-dynamodb") => `import { ${names} } from "@aws-sdk/${from}"`

describe("DynamoDB", () => {
  it("maps the document client's commands and methods", () =>
    expect(
      inferGrants(
        appOf(
          imports("DeleteCommand, ScanCommand, DynamoDBDocument as Doc"),
          `const doc = Doc.from(new DynamoDBClient({}))
         await client.send(new DeleteCommand({ TableName: "a", Key: {} }))
         await client.send(new ScanCommand({ TableName: "a" }))
         await doc.update({ TableName: "a", Key: {} })
         return doc.query({ TableName: "a" })`,
        ),
      ),
    ).resolves.toEqual([
      "dynamodb:DeleteItem table/a",
      "dynamodb:Query table/a",
      "dynamodb:Scan table/a",
      "dynamodb:UpdateItem table/a",
    ]))

  it("grants a query of an index on that index alone", () =>
    expect(
      inferGrants(
        appOf(
          imports("QueryCommand, ScanCommand"),
          `await client.send(new QueryCommand({ TableName: todoTable.name, IndexName: "byOwner" }))
         return client.send(new ScanCommand({ TableName: "plain", IndexName: "byDate" }))`,
        ),
      ),
    ).resolves.toEqual(["dynamodb:Query Todos/index/byOwner", "dynamodb:Scan table/plain/index/byDate"]))

  it("grants table and index where the index is optional", () =>
    expect(
      inferGrants(
        appOf(
          `${imports("QueryCommand")}
         const query = (index?: string) => client.send(new QueryCommand({ TableName: todoTable.name, IndexName: index }))`,
          `await query(); return query("byOwner")`,
        ),
      ),
    ).resolves.toEqual(["dynamodb:Query Todos", "dynamodb:Query Todos/index/byOwner"]))

  it("finds paginators, of the document client, of the plain client and as methods", () =>
    expect(
      inferGrants(
        appOf(
          imports("paginateQuery"),
          `for await (const page of paginateQuery({ client }, { TableName: "a", IndexName: "i" })) console.log(page)
         for await (const page of paginateScan({ client: new DynamoDBClient({}) }, { TableName: "b" })) console.log(page)
         for await (const page of new DynamoDB({}).paginateListTables({})) console.log(page)`,
        ),
      ),
    ).resolves.toEqual(["dynamodb:ListTables *", "dynamodb:Query table/a/index/i", "dynamodb:Scan table/b"]))

  it("finds waiters", () =>
    expect(
      inferGrants(
        appOf(
          imports("waitUntilTableExists", "client-dynamodb"),
          `await waitUntilTableExists({ client: new DynamoDBClient({}), maxWaitTime: 9 }, { TableName: "a" })
         return new DynamoDB({}).waitUntilTableNotExists({ TableName: "b" }, 9)`,
        ),
      ),
    ).resolves.toEqual(["dynamodb:DescribeTable table/a", "dynamodb:DescribeTable table/b"]))

  it("splits a transaction by table and kind", () =>
    expect(
      inferGrants(
        appOf(
          imports("TransactWriteCommand, TransactGetCommand"),
          `await client.send(new TransactWriteCommand({ TransactItems: [
           { Put: { TableName: todoTable.name, Item: {} } },
           { Update: { TableName: "counters", Key: {} } },
           { ConditionCheck: { TableName: "users", Key: {}, ConditionExpression: "attribute_exists(id)" } },
         ] }))
         return client.send(new TransactGetCommand({ TransactItems: [{ Get: { TableName: "a", Key: {} } }, { Get: { TableName: "b", Key: {} } }] }))`,
        ),
      ),
    ).resolves.toEqual([
      "dynamodb:ConditionCheckItem table/users",
      "dynamodb:GetItem table/a",
      "dynamodb:GetItem table/b",
      "dynamodb:PutItem Todos",
      "dynamodb:UpdateItem table/counters",
    ]))

  it("finds transaction items that are built elsewhere", () =>
    expect(
      inferGrants(
        appOf(
          `${imports("TransactWriteCommand")}
         const put = (Item: object) => ({ Put: { TableName: todoTable.name, Item } })`,
          `return client.send(new TransactWriteCommand({ TransactItems: [...request.body.items.map(put), { Delete: { TableName: "old", Key: {} } }] }))`,
        ),
      ),
    ).resolves.toEqual(["dynamodb:DeleteItem table/old", "dynamodb:PutItem Todos"]))

  it("finds every table of a batch, also under computed names", () =>
    expect(
      inferGrants(
        appOf(
          imports("BatchGetCommand, BatchWriteCommand"),
          `const requests: Record<string, unknown[]> = {}
         requests[todoTable.name] = []
         await client.send(new BatchGetCommand({ RequestItems: { [todoTable.name]: { Keys: [] }, users: { Keys: [] } } }))
         return client.send(new BatchWriteCommand({ RequestItems: requests }))`,
        ),
      ),
    ).resolves.toEqual([
      "dynamodb:BatchGetItem Todos",
      "dynamodb:BatchGetItem table/users",
      "dynamodb:BatchWriteItem Todos",
    ]))

  it("sends what a batch left unprocessed to the same tables", () =>
    expect(
      inferGrants(
        appOf(
          imports("BatchWriteCommand"),
          `let items: any = { [todoTable.name]: [] }
         while (items) { const answer = await client.send(new BatchWriteCommand({ RequestItems: items })); items = answer.UnprocessedItems }`,
        ),
      ),
    ).resolves.toEqual(["dynamodb:BatchWriteItem Todos"]))

  it("reads PartiQL statements", () =>
    expect(
      inferGrants(
        appOf(
          imports("ExecuteStatementCommand, BatchExecuteStatementCommand, ExecuteTransactionCommand"),
          `await client.send(new ExecuteStatementCommand({ Statement: \`SELECT * FROM "\${todoTable.name}" WHERE id = ?\` }))
         await client.send(new ExecuteStatementCommand({ Statement: 'SELECT id FROM "users"."byMail" WHERE mail = ?' }))
         await client.send(new BatchExecuteStatementCommand({ Statements: [{ Statement: "INSERT INTO logs VALUE {'id': ?}" }] }))
         return client.send(new ExecuteTransactionCommand({ TransactStatements: [{ Statement: "UPDATE counters SET n = n + 1 WHERE id = 'x'" }, { Statement: "delete from old where id = ?" }] }))`,
        ),
      ),
    ).resolves.toEqual([
      "dynamodb:PartiQLDelete table/old",
      "dynamodb:PartiQLInsert table/logs",
      "dynamodb:PartiQLSelect Todos",
      "dynamodb:PartiQLSelect table/users/index/byMail",
      "dynamodb:PartiQLUpdate table/counters",
    ]))

  it("warns of a statement that it cannot read", async () => {
    const { grants, warnings } = await infer(
      appOf(
        imports("ExecuteStatementCommand"),
        `return client.send(new ExecuteStatementCommand({ Statement: request.body }))`,
      ),
    )
    expect(grants).toEqual([])
    expect(warnings).toEqual([
      "POLICY_STATEMENT_UNKNOWN src/app.ts:12 ExecuteStatement: the statement's verb and table are not known",
    ])
  })

  it("warns of transaction items that it cannot see", async () => {
    const { grants, warnings } = await infer(
      appOf(
        imports("TransactWriteCommand"),
        `return client.send(new TransactWriteCommand({ TransactItems: request.body }))`,
      ),
    )
    expect(grants).toEqual([])
    expect(warnings).toEqual(["POLICY_INPUT_UNKNOWN src/app.ts:12 TransactWriteItems: not all of its items are known"])
  })

  it("needs no resource for actions that take none", () =>
    expect(
      inferGrants(
        appOf(imports("ListTablesCommand", "client-dynamodb"), `return client.send(new ListTablesCommand({}))`),
      ),
    ).resolves.toEqual(["dynamodb:ListTables *"]))
})
