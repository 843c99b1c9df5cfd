import { IdempotencyConfig, makeIdempotent } from "@aws-lambda-powertools/idempotency"
import { DynamoDBPersistenceLayer } from "@aws-lambda-powertools/idempotency/dynamodb"

const persistenceStore = new DynamoDBPersistenceLayer({ tableName: "requests" })
const config = new IdempotencyConfig({ eventKeyJmesPath: "id" })
const place = makeIdempotent(async () => ({ statusCode: 200 }), { persistenceStore, config })

export const handler = async (_event, context) => {
  config.registerLambdaContext(context)
  return place({ id: "a" })
}
