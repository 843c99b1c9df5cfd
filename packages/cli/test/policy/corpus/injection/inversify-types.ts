// InversifyJS with a table of symbols, as its documentation begins.
//
// env TABLE=ninjas
// allow dynamodb:Query arn:aws:dynamodb:us-east-1:111122223333:table/ninjas
// allow lambda:InvokeFunction arn:aws:lambda:us-east-1:111122223333:function:throw-shuriken
// deny dynamodb:Scan arn:aws:dynamodb:us-east-1:111122223333:table/ninjas
// deny dynamodb:Query arn:aws:dynamodb:us-east-1:111122223333:table/katanas
// deny lambda:InvokeFunction arn:aws:lambda:us-east-1:111122223333:function:swing-katana

import "reflect-metadata"
import { DynamoDBClient } from "@aws-sdk/client-dynamodb"
import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda"
import { DynamoDBDocumentClient, QueryCommand, ScanCommand } from "@aws-sdk/lib-dynamodb"
import { Container, inject, injectable } from "inversify"

const TYPES = {
  Warrior: Symbol.for("Warrior"),
  Weapon: Symbol.for("Weapon"),
  ThrowableWeapon: Symbol.for("ThrowableWeapon"),
  Documents: Symbol.for("Documents"),
  Table: Symbol.for("Table"),
}

interface Weapon {
  use(): Promise<unknown>
}
interface Warrior {
  fight(owner: string): Promise<unknown>
}

const invoke = (FunctionName: string) => new LambdaClient({}).send(new InvokeCommand({ FunctionName }))

@injectable()
class Katana implements Weapon {
  use() {
    return invoke("swing-katana")
  }
}

@injectable()
class Shuriken implements Weapon {
  use() {
    return invoke("throw-shuriken")
  }
}

@injectable()
class Ninja implements Warrior {
  @inject(TYPES.Documents) private readonly documents!: DynamoDBDocumentClient

  constructor(
    @inject(TYPES.Weapon) readonly weapon: Weapon,
    @inject(TYPES.ThrowableWeapon) private readonly throwable: Weapon,
    @inject(TYPES.Table) private readonly table: string,
  ) {}

  async fight(owner: string) {
    await this.documents.send(
      new QueryCommand({
        TableName: this.table,
        KeyConditionExpression: "#o = :o",
        ExpressionAttributeNames: { "#o": "owner" },
        ExpressionAttributeValues: { ":o": owner },
      }),
    )
    return this.throwable.use()
  }

  all() {
    return this.documents.send(new ScanCommand({ TableName: this.table }))
  }
}

const container = new Container()
container.bind<Warrior>(TYPES.Warrior).to(Ninja)
container.bind<Weapon>(TYPES.Weapon).to(Katana)
container.bind<Weapon>(TYPES.ThrowableWeapon).to(Shuriken)
container.bind(TYPES.Documents).toConstantValue(DynamoDBDocumentClient.from(new DynamoDBClient({})))
container.bind<string>(TYPES.Table).toConstantValue(process.env.TABLE ?? "")

export const handler = async (event: { owner: string }) => container.get<Warrior>(TYPES.Warrior).fight(event.owner)
