// A typed container: tokens are objects, and what they stand for is made on first use.
//
// env QUEUE_URL=https://sqs.us-east-1.amazonaws.com/111122223333/work
// allow sqs:SendMessage arn:aws:sqs:us-east-1:111122223333:work
// allow ssm:GetParametersByPath arn:aws:ssm:us-east-1:111122223333:parameter/app
// deny sqs:ReceiveMessage arn:aws:sqs:us-east-1:111122223333:work
// deny ssm:GetParameter arn:aws:ssm:us-east-1:111122223333:parameter/app/a

import { SendMessageBatchCommand, SQSClient } from "@aws-sdk/client-sqs"
import { GetParametersByPathCommand, SSMClient } from "@aws-sdk/client-ssm"

class Token<_Service> {
  constructor(readonly description: string) {}
}

class Container {
  readonly #factories = new Map<Token<unknown>, (container: Container) => unknown>()
  readonly #instances = new Map<Token<unknown>, unknown>()

  bind<Service>(token: Token<Service>, factory: (container: Container) => Service): this {
    this.#factories.set(token, factory)
    return this
  }

  get<Service>(token: Token<Service>): Service {
    const known = this.#instances.get(token)
    if (known) return known as Service
    const factory = this.#factories.get(token)
    if (!factory) throw new Error(`Nothing is bound to ${token.description}`)
    const made = factory(this)
    this.#instances.set(token, made)
    return made as Service
  }
}

class Settings {
  constructor(
    private readonly ssm: SSMClient,
    private readonly path: string,
  ) {}
  read() {
    return this.ssm.send(new GetParametersByPathCommand({ Path: this.path, Recursive: true }))
  }
}

class Work {
  constructor(
    private readonly sqs: SQSClient,
    private readonly url: string,
  ) {}
  add(ids: readonly string[]) {
    const Entries = ids.map((Id) => ({ Id, MessageBody: Id }))
    return this.sqs.send(new SendMessageBatchCommand({ QueueUrl: this.url, Entries }))
  }
}

const tokens = {
  ssm: new Token<SSMClient>("ssm"),
  sqs: new Token<SQSClient>("sqs"),
  settings: new Token<Settings>("settings"),
  work: new Token<Work>("work"),
}

const container = new Container()
  .bind(tokens.ssm, () => new SSMClient({}))
  .bind(tokens.sqs, () => new SQSClient({}))
  .bind(tokens.settings, (c) => new Settings(c.get(tokens.ssm), "/app"))
  .bind(tokens.work, (c) => new Work(c.get(tokens.sqs), process.env.QUEUE_URL ?? ""))

export const handler = async (event: { ids: readonly string[] }) => {
  await container.get(tokens.settings).read()
  await container.get(tokens.work).add(event.ids)
}
