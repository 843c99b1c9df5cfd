// @autoInjectable fills the parameters that `new` does not give; delay() breaks a circle.
//
// allow secretsmanager:GetSecretValue arn:aws:secretsmanager:us-east-1:111122223333:secret:api-key-??????
// allow dynamodb:UpdateItem arn:aws:dynamodb:us-east-1:111122223333:table/counters
// deny secretsmanager:PutSecretValue arn:aws:secretsmanager:us-east-1:111122223333:secret:api-key-AbCdEf
// deny dynamodb:UpdateItem arn:aws:dynamodb:us-east-1:111122223333:table/other

import "reflect-metadata"
import { DynamoDBClient, UpdateItemCommand } from "@aws-sdk/client-dynamodb"
import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager"
import { autoInjectable, delay, inject, singleton } from "tsyringe"

@singleton()
class Secrets {
  private readonly client = new SecretsManagerClient({})
  constructor(@inject(delay(() => Counter)) private readonly counter: Counter) {}

  async read(SecretId: string) {
    await this.counter.add(SecretId)
    return (await this.client.send(new GetSecretValueCommand({ SecretId }))).SecretString
  }
}

@singleton()
class Counter {
  private readonly client = new DynamoDBClient({})
  constructor(@inject(delay(() => Secrets)) readonly secrets: Secrets) {}

  add(name: string) {
    return this.client.send(new UpdateItemCommand({ TableName: "counters", Key: { name: { S: name } } }))
  }
}

@autoInjectable()
class Api {
  constructor(
    private readonly name: string,
    private readonly secrets?: Secrets,
  ) {}

  key() {
    return this.secrets?.read(`${this.name}-key`)
  }
}

export const handler = async () => new Api("api").key()
