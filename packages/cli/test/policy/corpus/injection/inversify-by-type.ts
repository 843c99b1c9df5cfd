// InversifyJS by the types of the parameters, a child container and a base class.
//
// env TABLE=carts
// allow dynamodb:BatchGetItem arn:aws:dynamodb:us-east-1:111122223333:table/carts
// allow states:StartExecution arn:aws:states:us-east-1:111122223333:stateMachine:checkout
// deny dynamodb:BatchWriteItem arn:aws:dynamodb:us-east-1:111122223333:table/carts
// deny states:StopExecution arn:aws:states:us-east-1:111122223333:stateMachine:checkout

import "reflect-metadata"
import { DynamoDBClient } from "@aws-sdk/client-dynamodb"
import { SFNClient, StartExecutionCommand } from "@aws-sdk/client-sfn"
import { BatchGetCommand, BatchWriteCommand, DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb"
import { Container, injectable } from "inversify"

@injectable()
class Carts {
  constructor(private readonly documents: DynamoDBDocumentClient) {}

  read(ids: readonly string[]) {
    const Keys = ids.map((id) => ({ id }))
    return this.documents.send(new BatchGetCommand({ RequestItems: { [process.env.TABLE ?? ""]: { Keys } } }))
  }

  clear() {
    return this.documents.send(new BatchWriteCommand({ RequestItems: { [process.env.TABLE ?? ""]: [] } }))
  }
}

@injectable()
abstract class Workflow {
  abstract readonly machine: string
  constructor(protected readonly sfn: SFNClient) {}

  start(input: string) {
    return this.sfn.send(new StartExecutionCommand({ stateMachineArn: this.machine, input }))
  }
}

@injectable()
class Checkout extends Workflow {
  readonly machine = "arn:aws:states:us-east-1:111122223333:stateMachine:checkout"
}

@injectable()
class Controller {
  constructor(
    private readonly carts: Carts,
    private readonly checkout: Checkout,
  ) {}

  async handle(ids: readonly string[]) {
    await this.carts.read(ids)
    await this.checkout.start(JSON.stringify(ids))
  }
}

const parent = new Container()
parent.bind(DynamoDBDocumentClient).toConstantValue(DynamoDBDocumentClient.from(new DynamoDBClient({})))
parent.bind(SFNClient).toConstantValue(new SFNClient({}))
const container = new Container({ parent })
container.bind(Carts).toSelf()
container.bind(Checkout).toSelf()
container.bind(Controller).toSelf()

export const handler = async (event: { ids: readonly string[] }) => container.get(Controller).handle(event.ids)
