// An overriding method calls the one it overrides.
//
// allow sqs:SendMessage arn:aws:sqs:us-east-1:111122223333:mail
// allow sns:Publish arn:aws:sns:us-east-1:111122223333:mail-sent
// deny sqs:SendMessage arn:aws:sqs:us-east-1:111122223333:mail-sent
// deny sns:Publish arn:aws:sns:us-east-1:111122223333:mail

import { PublishCommand, SNSClient } from "@aws-sdk/client-sns"
import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs"

class Mailer {
  private readonly sqs = new SQSClient({})

  async send(text: string) {
    await this.sqs.send(
      new SendMessageCommand({ QueueUrl: "https://sqs.us-east-1.amazonaws.com/111122223333/mail", MessageBody: text }),
    )
  }
}

class AnnouncingMailer extends Mailer {
  private readonly sns = new SNSClient({})

  override async send(text: string) {
    await super.send(text)
    await this.sns.send(new PublishCommand({ TopicArn: "arn:aws:sns:us-east-1:111122223333:mail-sent", Message: text }))
  }
}

export const handler = async ({ text }: { text: string }) => new AnnouncingMailer().send(text)
