// NestJS's form: classes marked as injectable, made from a table of providers.
//
// allow dynamodb:Query arn:aws:dynamodb:us-east-1:111122223333:table/cats
// deny dynamodb:Scan arn:aws:dynamodb:us-east-1:111122223333:table/cats
// deny dynamodb:Query arn:aws:dynamodb:us-east-1:111122223333:table/dogs

import { DynamoDBClient } from "@aws-sdk/client-dynamodb"
import { DynamoDBDocumentClient, QueryCommand } from "@aws-sdk/lib-dynamodb"

type Class<Instance = any> = new (...values: any[]) => Instance

const dependencies = new Map<Class, Class[]>()

const Injectable =
  (...needed: Class[]) =>
  (target: Class) => {
    dependencies.set(target, needed)
  }

function make<Instance>(type: Class<Instance>): Instance {
  return new type(...(dependencies.get(type) ?? []).map((needed) => make(needed)))
}

@Injectable()
class Database {
  readonly documents = DynamoDBDocumentClient.from(new DynamoDBClient({}))
}

@Injectable(Database)
class CatsService {
  constructor(private readonly database: Database) {}

  findAll(owner: string) {
    return this.database.documents.send(
      new QueryCommand({
        TableName: "cats",
        KeyConditionExpression: "#o = :o",
        ExpressionAttributeNames: { "#o": "owner" },
        ExpressionAttributeValues: { ":o": owner },
      }),
    )
  }
}

@Injectable(CatsService)
class CatsController {
  constructor(private readonly cats: CatsService) {}

  async get(event: { owner: string }) {
    return (await this.cats.findAll(event.owner)).Items
  }
}

const controller = make(CatsController)
export const handler = async (event: { owner: string }) => controller.get(event)
