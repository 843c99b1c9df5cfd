// app.get(path, handler) of a small framework of one's own.
//
// allow dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/pets
// allow dynamodb:PutItem arn:aws:dynamodb:us-east-1:111122223333:table/pets
// deny dynamodb:DeleteItem arn:aws:dynamodb:us-east-1:111122223333:table/pets

import { DynamoDBClient } from "@aws-sdk/client-dynamodb"
import { DynamoDBDocumentClient, GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb"

type Route = (event: { path: string; httpMethod: string; body: string }) => Promise<unknown>

class Router {
  private readonly routes: { method: string; path: string; run: Route }[] = []

  get = (path: string, run: Route) => this.add("GET", path, run)
  post = (path: string, run: Route) => this.add("POST", path, run)

  private add(method: string, path: string, run: Route) {
    this.routes.push({ method, path, run })
    return this
  }

  handle: Route = async (event) => {
    const found = this.routes.find(({ method, path }) => method === event.httpMethod && event.path.startsWith(path))
    return found ? found.run(event) : { statusCode: 404 }
  }
}

const documents = DynamoDBDocumentClient.from(new DynamoDBClient({}))

const router = new Router()
  .get("/pets", ({ path }) => documents.send(new GetCommand({ TableName: "pets", Key: { id: path.slice(6) } })))
  .post("/pets", ({ body }) => documents.send(new PutCommand({ TableName: "pets", Item: JSON.parse(body) })))

export const handler = router.handle
