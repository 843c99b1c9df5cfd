import { PublishCommand, SNSClient } from "@aws-sdk/client-sns"
import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs"
import type { Notifier, Order } from "../ports/orders.ts"

abstract class JsonNotifier implements Notifier {
  notify(subject: string, order: Order) {
    return this.deliver(subject, JSON.stringify(order))
  }

  protected abstract deliver(subject: string, body: string): Promise<void>
}

export class TopicNotifier extends JsonNotifier {
  constructor(
    private readonly topicArn: string,
    private readonly sns = new SNSClient({}),
  ) {
    super()
  }

  protected async deliver(Subject: string, Message: string) {
    await this.sns.send(new PublishCommand({ TopicArn: this.topicArn, Subject, Message }))
  }
}

export class QueueNotifier extends JsonNotifier {
  protected async deliver(_subject: string, MessageBody: string) {
    await new SQSClient({}).send(new SendMessageCommand({ QueueUrl: process.env.QUEUE_URL, MessageBody }))
  }
}
