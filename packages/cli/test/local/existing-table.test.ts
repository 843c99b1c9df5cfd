import { expect, test } from "vitest"
import { serveProject } from "./serve-project.ts"

const files = {
  "src/app.ts": `import { DynamoDBClient } from "@aws-sdk/client-dynamodb"
import { DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand } from "@aws-sdk/lib-dynamodb"
import { App, controller, existingTable, route } from "@tsapi/framework"

const customers = existingTable("Customers", {
  name: "crm-customers",
  partitionKey: "id",
  indexes: { byMail: { partitionKey: "mail" } },
  timeToLive: "expiresAt",
})
const orders = existingTable("Orders", {
  arn: "arn:aws:dynamodb:eu-west-1:123456789012:table/crm-orders",
  partitionKey: "customer",
  sortKey: { name: "number", type: "number" },
})
const documents = DynamoDBDocumentClient.from(new DynamoDBClient())

@controller("/customers")
class CustomerController {
  @route("PUT", "/{id}")
  async put({ params, query }: any) {
    await documents.send(new PutCommand({ TableName: customers.name, Item: { id: params.id, mail: query.mail } }))
    await documents.send(new PutCommand({ TableName: orders.name, Item: { customer: params.id, number: 1 } }))
  }

  @route("GET", "/")
  async find({ query }: any) {
    const { Items = [] } = await documents.send(
      new QueryCommand({
        TableName: customers.name,
        IndexName: "byMail",
        KeyConditionExpression: "mail = :mail",
        ExpressionAttributeValues: { ":mail": query.mail },
      }),
    )
    const Key = { customer: Items[0]?.id, number: 1 }
    const { Item } = await documents.send(new GetCommand({ TableName: orders.arn, Key }))
    return { customers: Items, order: Item, names: [customers.name, orders.name] }
  }
}

export const app = new App("shop", { controllers: [CustomerController] })
`,
}

test("a table of others has a stand-in of its name, its keys and its indexes, which keeps what is put into it", async () => {
  const { request, restart, printed } = await serveProject(files)
  expect(await (await request("/customers/1?mail=ada@x.org", { method: "PUT" })).json()).toBeNull()
  await restart()
  expect(await (await request("/customers?mail=ada@x.org")).json()).toEqual({
    customers: [{ id: "1", mail: "ada@x.org" }],
    order: { customer: "1", number: 1 },
    names: ["crm-customers", "arn:aws:dynamodb:eu-west-1:123456789012:table/crm-orders"],
  })
  expect(printed.stdout + printed.stderr).not.toMatch(/AccessDenied|warn/i)
}, 60_000)
