import { CreateTableCommand, DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb"
import { CreateSecretCommand, PutSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager"
import { PutParameterCommand, SSMClient } from "@aws-sdk/client-ssm"
import type { Clients } from "./cause-events.ts"
import type { ClientSettings } from "./deployed-app.ts"

const parameter = { Name: "/shop/api-key", Value: "key of the shop", Type: "SecureString", Overwrite: true } as const
const item = { id: { S: "1" }, name: { S: "Ada" } }

/** What `Settings.read` of `fixtures/triggers` finds in them. */
export const othersValues = { database: "password of others", apiKey: parameter.Value, customer: item.name.S }

/** Makes what the app of `fixtures/triggers` uses and does not own; answers the ARN of the secret. */
export async function makeOthersResources(settings: ClientSettings): Promise<string> {
  const [secrets, ssm, dynamodb] = [
    new SecretsManagerClient(settings),
    new SSMClient(settings),
    new DynamoDBClient(settings),
  ]
  const secret = { Name: "prod/database", SecretString: othersValues.database }
  const { ARN = "" } = await secrets.send(new CreateSecretCommand(secret))
  await ssm.send(new PutParameterCommand(parameter))
  await dynamodb.send(
    new CreateTableCommand({
      TableName: "crm-customers",
      BillingMode: "PAY_PER_REQUEST",
      AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
      KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
    }),
  )
  await dynamodb.send(new PutItemCommand({ TableName: "crm-customers", Item: item }))
  for (const client of [secrets, ssm, dynamodb]) client.destroy()
  return ARN
}

/** Fills what stands in for them under `tsapi local`. */
export async function fillStandIns({ app, dynamodb, names }: Clients): Promise<void> {
  const [secrets, ssm] = [new SecretsManagerClient(app.settings("secretsmanager")), new SSMClient(app.settings("ssm"))]
  await secrets.send(new PutSecretValueCommand({ SecretId: names.database, SecretString: othersValues.database }))
  await ssm.send(new PutParameterCommand(parameter))
  await dynamodb.send(new PutItemCommand({ TableName: names.tables.customers, Item: item }))
  for (const client of [secrets, ssm]) client.destroy()
}
