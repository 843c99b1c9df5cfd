// tsyringe's @registry, registerSingleton, @scoped, a child container and a caching factory.
//
// allow sqs:SendMessage arn:aws:sqs:us-east-1:111122223333:mail
// allow ssm:GetParameter arn:aws:ssm:us-east-1:111122223333:parameter/app/sender
// deny sqs:SendMessage arn:aws:sqs:us-east-1:111122223333:sms
// deny sqs:ReceiveMessage arn:aws:sqs:us-east-1:111122223333:mail
// deny ssm:PutParameter arn:aws:ssm:us-east-1:111122223333:parameter/app/sender

import "reflect-metadata"
import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs"
import { GetParameterCommand, SSMClient } from "@aws-sdk/client-ssm"
import {
  container,
  type DependencyContainer,
  inject,
  injectable,
  instanceCachingFactory,
  Lifecycle,
  registry,
  scoped,
} from "tsyringe"

interface Sender {
  send(text: string): Promise<unknown>
}

const queueUrl = (name: string) => `https://sqs.us-east-1.amazonaws.com/111122223333/${name}`

@injectable()
class MailSender implements Sender {
  constructor(@inject(SQSClient) private readonly sqs: SQSClient) {}
  send(MessageBody: string) {
    return this.sqs.send(new SendMessageCommand({ QueueUrl: queueUrl("mail"), MessageBody }))
  }
}

@injectable()
export class SmsSender implements Sender {
  constructor(@inject(SQSClient) private readonly sqs: SQSClient) {}
  send(MessageBody: string) {
    return this.sqs.send(new SendMessageCommand({ QueueUrl: queueUrl("sms"), MessageBody }))
  }
}

@scoped(Lifecycle.ContainerScoped)
class Settings {
  private readonly ssm = new SSMClient({})
  async sender() {
    return (await this.ssm.send(new GetParameterCommand({ Name: "/app/sender" }))).Parameter?.Value
  }
}

@registry([
  { token: SQSClient, useFactory: instanceCachingFactory<SQSClient>(() => new SQSClient({})) },
  { token: "Sender", useClass: MailSender },
])
class Wiring {
  static requestContainer(): DependencyContainer {
    return container.createChildContainer()
  }
}

class Notify {
  constructor(
    private readonly sender: Sender,
    private readonly settings: Settings,
  ) {}
  async run(text: string) {
    await this.sender.send(`${await this.settings.sender()}: ${text}`)
  }
}

container.registerSingleton(Settings)
container.register(Notify, { useFactory: (c) => new Notify(c.resolve("Sender"), c.resolve(Settings)) })

export const handler = async (event: { text: string }) => {
  const request = Wiring.requestContainer()
  await request.resolve(Notify).run(event.text)
}
