// A container of thirty lines that reads what TypeScript emits about constructors.
//
// allow dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/cats
// deny dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/dogs
// deny dynamodb:PutItem arn:aws:dynamodb:us-east-1:111122223333:table/cats

import "reflect-metadata"
import { DynamoDBClient } from "@aws-sdk/client-dynamodb"
import { DynamoDBDocumentClient, GetCommand } from "@aws-sdk/lib-dynamodb"

type Class<Instance = any> = new (...values: any[]) => Instance

const Service = (): ClassDecorator => () => {}

const Injector = new (class {
  private readonly made = new Map<Class, unknown>()

  resolve<Instance>(target: Class<Instance>): Instance {
    const tokens: Class[] = Reflect.getMetadata("design:paramtypes", target) || []
    const injections = tokens.map((token) => this.resolve<any>(token))
    const instance = this.made.get(target) ?? new target(...injections)
    this.made.set(target, instance)
    return instance as Instance
  }
})()

@Service()
class Documents {
  readonly client = DynamoDBDocumentClient.from(new DynamoDBClient({}))
}

@Service()
class Cats {
  constructor(private readonly documents: Documents) {}
  find(id: string) {
    return this.documents.client.send(new GetCommand({ TableName: "cats", Key: { id } }))
  }
}

@Service()
export class Dogs {
  constructor(private readonly documents: Documents) {}
  find(id: string) {
    return this.documents.client.send(new GetCommand({ TableName: "dogs", Key: { id } }))
  }
}

@Service()
class Controller {
  constructor(private readonly cats: Cats) {}
  get(id: string) {
    return this.cats.find(id)
  }
}

export const handler = async (event: { id: string }) => Injector.resolve(Controller).get(event.id)
