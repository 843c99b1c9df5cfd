// A listener that an emitter calls.
//
// allow sns:Publish arn:aws:sns:us-east-1:111122223333:audit
// deny sns:Publish arn:aws:sns:us-east-1:111122223333:audits
// deny sns:DeleteTopic arn:aws:sns:us-east-1:111122223333:audit

import { EventEmitter } from "node:events"
import { PublishCommand, SNSClient } from "@aws-sdk/client-sns"

const bus = new EventEmitter()
const sns = new SNSClient({})

bus.on("saved", (id: string) => {
  void sns.send(new PublishCommand({ TopicArn: "arn:aws:sns:us-east-1:111122223333:audit", Message: id }))
})

export const handler = async ({ id }: { id: string }) => bus.emit("saved", id)
