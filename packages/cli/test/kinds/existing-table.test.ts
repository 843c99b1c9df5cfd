import type { TableDeclaration } from "@tsapi/framework/internal"
import { expect, it } from "vitest"
import { checkTable } from "../../src/kinds/dynamodb-table/check-table.ts"
import { tableKind } from "../../src/kinds/table.ts"
import type { Located } from "../../src/model/kind.ts"
import { inferSource } from "../policy/infer-source.ts"
import { appModel } from "./app-model.ts"
import { app, config } from "./fixtures.ts"

const location = { file: "src/app.ts", line: 1 }
const customers: Located<TableDeclaration> = {
  ...{ kind: "table", id: "Customers", partitionKey: "id", location, indexes: { byMail: { partitionKey: "mail" } } },
  existing: { name: "crm-customers" },
  encryption: { kmsKeyArn: "arn:aws:kms:eu-west-1:123456789012:key/k" },
}
const arn = "arn:aws:dynamodb:eu-west-1:123456789012:table/crm-orders"
const orders: Located<TableDeclaration> = {
  kind: "table",
  id: "Orders",
  partitionKey: "id",
  location,
  existing: { arn },
}
const declarations = [customers, orders]
const report = ({ message }: Error) => expect.unreachable(message)
const { models } = tableKind.toModel(declarations, { app, config, declarations, report })

it("is no resource of the template, and has the name or the ARN that it is given by", () => {
  const refs = { app: appModel("shop"), references: [], retainState: true, functionArn: () => "" }
  expect(tableKind.toResources?.(models, refs)).toEqual({ resources: {}, spareOutputs: {} })
  const values = tableKind
    .toReferences?.(models, [])
    .map(({ environmentVariable, value }) => [environmentVariable, value])
  expect(values).toEqual([
    ["CUSTOMERS_TABLE_NAME", "crm-customers"],
    [
      "CUSTOMERS_TABLE_ARN",
      { "Fn::Sub": "arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/crm-customers" },
    ],
    ["ORDERS_TABLE_NAME", arn],
    ["ORDERS_TABLE_ARN", arn],
  ])
  expect(models.map(({ localName }) => localName)).toEqual(["crm-customers", "crm-orders"])
})

it("is granted on like a table of the app, with its indexes and its key", async () => {
  const source = `
import { DynamoDBClient, GetItemCommand, QueryCommand } from "@aws-sdk/client-dynamodb"
import { App, existingTable, lambda } from "@tsapi/framework"
const customers = existingTable("Customers", { name: "crm-customers", partitionKey: "id" })
const orders = existingTable("Orders", { arn: "${arn}", partitionKey: "id" })
const client = new DynamoDBClient({})
class Desk {
  @lambda()
  async find() {
    await client.send(new QueryCommand({ TableName: customers.name, IndexName: "byMail" }))
    await client.send(new GetItemCommand({ TableName: orders.name, Key: { id: { S: "1" } } }))
  }
}
export const app = new App("shop", { handlers: [Desk] })
`
  const references = tableKind.toReferences?.(models, []) ?? []
  const [policy] = await inferSource({ "src/app.ts": source }, { references })
  const inAccount = "arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}"
  expect(policy?.warnings).toEqual([])
  expect(policy?.grants.map(({ action, resource }) => [action, resource])).toEqual([
    ["dynamodb:GetItem", arn],
    ["dynamodb:Query", { "Fn::Sub": `${inAccount}:table/crm-customers/index/byMail` }],
    ["kms:Decrypt", "arn:aws:kms:eu-west-1:123456789012:key/k"],
  ])
})

it("is refused where it cannot be one", () => {
  const faultsOf = (existing: NonNullable<TableDeclaration["existing"]>) =>
    checkTable({ ...orders, existing }).map(({ message }) => message)
  expect(faultsOf({ name: "a b" })).toEqual(['Table "Orders": "a b" is no name of a table'])
  expect(faultsOf({ arn: "arn:aws:sqs:eu-west-1:123456789012:q" })).toHaveLength(1)
  expect(faultsOf({ arn })).toEqual([])
})
