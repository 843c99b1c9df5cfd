import { describe, expect, it } from "vitest"
import { appOf, inferGrants } from "../../test/policy/one-module-app.ts"

describe("where a client may come from", () => {
  it("finds a client at module level", () =>
    expect(inferGrants(appOf("", `await client.send(new GetCommand({ TableName: "a", Key: {} }))`))).resolves.toEqual([
      "dynamodb:GetItem table/a",
    ]))

  it("finds a client made in the handler", () =>
    expect(
      inferGrants(appOf("", `const own = new DynamoDB({}); await own.getItem({ TableName: "a", Key: {} })`)),
    ).resolves.toEqual(["dynamodb:GetItem table/a"]))

  it("finds a client passed as an argument", () =>
    expect(
      inferGrants(
        appOf(
          `const read = (db: DynamoDBDocument, name: string) => db.get({ TableName: name, Key: {} })`,
          `return read(DynamoDBDocument.from(new DynamoDBClient({})), "a")`,
        ),
      ),
    ).resolves.toEqual(["dynamodb:GetItem table/a"]))

  it("finds a client returned from a helper", () =>
    expect(
      inferGrants(
        appOf(
          `function makeClient() { return DynamoDBDocument.from(new DynamoDBClient({})) }`,
          `const db = makeClient(); return db.put({ TableName: "a", Item: {} })`,
        ),
      ),
    ).resolves.toEqual(["dynamodb:PutItem table/a"]))

  it("finds a client in a class field", () =>
    expect(
      inferGrants(
        appOf(
          `class Store { private readonly db = DynamoDBDocument.from(new DynamoDBClient({})); read() { return this.db.get({ TableName: "a", Key: {} }) } }`,
          `return new Store().read()`,
        ),
      ),
    ).resolves.toEqual(["dynamodb:GetItem table/a"]))

  it("finds a client in a private field", () =>
    expect(
      inferGrants(
        appOf(
          `class Store { #db = DynamoDBDocument.from(new DynamoDBClient({})); read() { return this.#db.get({ TableName: "a", Key: {} }) } }`,
          `return new Store().read()`,
        ),
      ),
    ).resolves.toEqual(["dynamodb:GetItem table/a"]))

  it("finds a global client that is created on first use", () =>
    expect(
      inferGrants(
        appOf(
          `let lazy: DynamoDBDocument | undefined
         function getClient() { lazy ??= DynamoDBDocument.from(new DynamoDBClient({})); return lazy }`,
          `return getClient().get({ TableName: "a", Key: {} })`,
        ),
      ),
    ).resolves.toEqual(["dynamodb:GetItem table/a"]))

  it("finds a global client that an if statement creates", () =>
    expect(
      inferGrants(
        appOf(
          `let lazy: DynamoDBDocument | undefined
         function getClient() { if (!lazy) { lazy = DynamoDBDocument.from(new DynamoDBClient({})) } return lazy }`,
          `return getClient().get({ TableName: "a", Key: {} })`,
        ),
      ),
    ).resolves.toEqual(["dynamodb:GetItem table/a"]))

  it("finds clients cached in a map", () =>
    expect(
      inferGrants(
        appOf(
          `const cache = new Map<string, DynamoDBDocument>()
         function clientFor(region: string) {
           let found = cache.get(region)
           if (!found) { found = DynamoDBDocument.from(new DynamoDBClient({ region })); cache.set(region, found) }
           return found
         }`,
          `return clientFor("eu-west-1").get({ TableName: "a", Key: {} })`,
        ),
      ),
    ).resolves.toEqual(["dynamodb:GetItem arn:${AWS::Partition}:dynamodb:eu-west-1:${AWS::AccountId}:table/a"]))

  it("follows a renamed import", () =>
    expect(
      inferGrants({
        ...appOf(
          `import { GetCommand as Read } from "@aws-sdk/lib-dynamodb"`,
          `await client.send(new Read({ TableName: "a", Key: {} }))`,
        ),
      }),
    ).resolves.toEqual(["dynamodb:GetItem table/a"]))

  it("follows a namespace import", () =>
    expect(
      inferGrants(
        appOf(
          `import * as ddb from "@aws-sdk/lib-dynamodb"`,
          `await client.send(new ddb.DeleteCommand({ TableName: "a", Key: {} }))`,
        ),
      ),
    ).resolves.toEqual(["dynamodb:DeleteItem table/a"]))

  it("follows destructuring of a namespace", () =>
    expect(
      inferGrants(
        appOf(
          `import * as ddb from "@aws-sdk/lib-dynamodb"
         const { DeleteCommand: Remove } = ddb`,
          `await client.send(new Remove({ TableName: "a", Key: {} }))`,
        ),
      ),
    ).resolves.toEqual(["dynamodb:DeleteItem table/a"]))

  it("follows a dynamic import of the SDK", () =>
    expect(
      inferGrants(
        appOf(
          "",
          `const { S3 } = await import("@aws-sdk/client-s3"); await new S3({}).getObject({ Bucket: "b", Key: "k" })`,
        ),
      ),
    ).resolves.toEqual(["s3:GetObject b/k"]))

  it("follows require", () =>
    expect(
      inferGrants(
        appOf(
          "declare const require: any",
          `const { S3Client, GetObjectCommand } = require("@aws-sdk/client-s3"); await new S3Client({}).send(new GetObjectCommand({ Bucket: "b", Key: "k" }))`,
        ),
      ),
    ).resolves.toEqual(["s3:GetObject b/k"]))

  it("follows a subclass of a client", () =>
    expect(
      inferGrants(
        appOf(
          `class MyDb extends DynamoDB { readTodo() { return this.getItem({ TableName: "a", Key: {} }) } }`,
          `return new MyDb({}).readTodo()`,
        ),
      ),
    ).resolves.toEqual(["dynamodb:GetItem table/a"]))

  it("follows a subclass of a command", () =>
    expect(
      inferGrants(
        appOf(
          `class GetTodo extends GetCommand { constructor(id: string) { super({ TableName: todoTable.name, Key: { id } }) } }`,
          `return client.send(new GetTodo("1"))`,
        ),
      ),
    ).resolves.toEqual(["dynamodb:GetItem Todos"]))
})
