// A singleton behind a static method.
//
// env TOPIC=arn:aws:sns:us-east-1:111122223333:jobs
// allow sns:Publish arn:aws:sns:us-east-1:111122223333:jobs
// deny sns:Publish arn:aws:sns:us-east-1:111122223333:TOPIC
// deny sns:Unsubscribe arn:aws:sns:us-east-1:111122223333:jobs

import { SNS } from "@aws-sdk/client-sns"

class Bus {
  private static instance?: Bus
  private constructor(private readonly sns: SNS) {}

  static get() {
    return (Bus.instance ??= new Bus(new SNS({})))
  }

  announce(Message: string) {
    return this.sns.publish({ TopicArn: process.env.TOPIC, Message })
  }
}

export const handler = async () => Bus.get().announce("done")
