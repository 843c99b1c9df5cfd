// Bindings told apart by name and tag, several at once, one that need not be there.
//
// allow sns:Publish arn:aws:sns:us-east-1:111122223333:urgent
// allow sqs:SendMessage arn:aws:sqs:us-east-1:111122223333:later
// allow kinesis:PutRecord arn:aws:kinesis:us-east-1:111122223333:stream/all
// allow logs:PutLogEvents arn:aws:logs:us-east-1:111122223333:log-group:all:log-stream:one
// deny sns:Publish arn:aws:sns:us-east-1:111122223333:bulk
// deny sqs:SendMessage arn:aws:sqs:us-east-1:111122223333:never

import "reflect-metadata"
import { CloudWatchLogsClient, PutLogEventsCommand } from "@aws-sdk/client-cloudwatch-logs"
import { KinesisClient, PutRecordCommand } from "@aws-sdk/client-kinesis"
import { PublishCommand, SNSClient } from "@aws-sdk/client-sns"
import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs"
import { Container, inject, injectable, multiInject, named, optional, tagged } from "inversify"

interface Channel {
  send(text: string): Promise<unknown>
}

const topic = (name: string) => {
  @injectable()
  class Topic implements Channel {
    send(Message: string) {
      return new SNSClient({}).send(
        new PublishCommand({ TopicArn: `arn:aws:sns:us-east-1:111122223333:${name}`, Message }),
      )
    }
  }
  return Topic
}

class Queue implements Channel {
  constructor(private readonly name: string) {}
  send(MessageBody: string) {
    const QueueUrl = `https://sqs.us-east-1.amazonaws.com/111122223333/${this.name}`
    return new SQSClient({}).send(new SendMessageCommand({ QueueUrl, MessageBody }))
  }
}

@injectable()
class StreamLog {
  write(text: string) {
    return new KinesisClient({}).send(
      new PutRecordCommand({ StreamName: "all", PartitionKey: "1", Data: Buffer.from(text) }),
    )
  }
}

@injectable()
class GroupLog {
  write(message: string) {
    return new CloudWatchLogsClient({}).send(
      new PutLogEventsCommand({
        logGroupName: "all",
        logStreamName: "one",
        logEvents: [{ message, timestamp: Date.now() }],
      }),
    )
  }
}

@injectable()
class Sender {
  constructor(
    @inject("Channel") @named("urgent") private readonly urgent: Channel,
    @inject("Channel") @tagged("delayed", true) private readonly later: Channel,
    @multiInject("Log") private readonly logs: readonly (StreamLog | GroupLog)[],
    @inject("Tracer") @optional() private readonly tracer?: { trace(): void },
  ) {}

  async send(text: string) {
    this.tracer?.trace()
    await this.urgent.send(text)
    await this.later.send(text)
    for (const log of this.logs) await log.write(text)
  }
}

const container = new Container()
container.bind<Channel>("Channel").to(topic("urgent")).whenTargetNamed("urgent")
container.bind<Channel>("Channel").to(topic("bulk")).whenNamed("bulk")
container.bind<Channel>("Channel").toConstantValue(new Queue("later")).whenTargetTagged("delayed", true)
container.bind<Channel>("Channel").toConstantValue(new Queue("never")).whenTagged("delayed", false)
container.bind("Log").to(StreamLog)
container.bind("Log").to(GroupLog)
container.bind(Sender).toSelf()

export const handler = async (event: { text: string }) => container.get(Sender).send(event.text)
