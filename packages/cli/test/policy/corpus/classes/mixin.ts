// A mixin adds a method that calls AWS.
//
// allow sns:Publish arn:aws:sns:us-east-1:111122223333:changes
// deny sns:Publish arn:aws:sns:us-east-1:111122223333:other
// deny sns:ListTopics *

import { PublishCommand, SNSClient } from "@aws-sdk/client-sns"

type Constructor = new (...values: any[]) => object

function Publishing<Base extends Constructor>(base: Base, TopicArn: string) {
  return class extends base {
    readonly client = new SNSClient({})

    publish(Message: string) {
      return this.client.send(new PublishCommand({ TopicArn, Message }))
    }
  }
}

class Document {
  text = ""
}

const PublishingDocument = Publishing(Document, "arn:aws:sns:us-east-1:111122223333:changes")

export const handler = async () => new PublishingDocument().publish("changed")
