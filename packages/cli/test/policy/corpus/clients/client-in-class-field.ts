// A field holds the client.
//
// allow sns:Publish arn:aws:sns:us-east-1:111122223333:alerts
// deny sns:Subscribe arn:aws:sns:us-east-1:111122223333:alerts
// deny sns:Publish arn:aws:sns:us-east-1:111122223333:alerts-test

import { PublishCommand, SNSClient } from "@aws-sdk/client-sns"

class Alerts {
  private readonly client = new SNSClient({})

  raise(text: string) {
    return this.client.send(
      new PublishCommand({ TopicArn: "arn:aws:sns:us-east-1:111122223333:alerts", Message: text }),
    )
  }
}

export const handler = async () => new Alerts().raise("disk full")
