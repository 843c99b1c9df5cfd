// Every registration of a token: resolveAll and @injectAll.
//
// allow sns:Publish arn:aws:sns:us-east-1:111122223333:audit
// allow firehose:PutRecord arn:aws:firehose:us-east-1:111122223333:deliverystream/audit
// deny sns:Publish arn:aws:sns:us-east-1:111122223333:other
// deny firehose:PutRecordBatch arn:aws:firehose:us-east-1:111122223333:deliverystream/audit

import "reflect-metadata"
import { FirehoseClient, PutRecordCommand } from "@aws-sdk/client-firehose"
import { PublishCommand, SNSClient } from "@aws-sdk/client-sns"
import { container, injectable, injectAll } from "tsyringe"

interface Sink {
  write(text: string): Promise<unknown>
}

@injectable()
class TopicSink implements Sink {
  private readonly sns = new SNSClient({})
  write(Message: string) {
    return this.sns.send(new PublishCommand({ TopicArn: "arn:aws:sns:us-east-1:111122223333:audit", Message }))
  }
}

@injectable()
class StreamSink implements Sink {
  private readonly firehose = new FirehoseClient({})
  write(text: string) {
    return this.firehose.send(
      new PutRecordCommand({ DeliveryStreamName: "audit", Record: { Data: Buffer.from(text) } }),
    )
  }
}

@injectable()
class Audit {
  constructor(@injectAll("Sink") private readonly sinks: readonly Sink[]) {}
  async record(text: string) {
    await Promise.all(this.sinks.map((sink) => sink.write(text)))
  }
}

container.register<Sink>("Sink", { useClass: TopicSink })
container.register<Sink>("Sink", { useClass: StreamSink })

export const handler = async (event: { text: string }) => {
  await container.resolve(Audit).record(event.text)
  for (const sink of container.resolveAll<Sink>("Sink")) await sink.write("done")
}
