// Names from an enum.
//
// allow sns:Publish arn:aws:sns:us-east-1:111122223333:created
// allow sns:Publish arn:aws:sns:us-east-1:111122223333:deleted
// deny sns:Publish arn:aws:sns:us-east-1:111122223333:updated

import { PublishCommand, SNSClient } from "@aws-sdk/client-sns"

enum Topic {
  Created = "created",
  Deleted = "deleted",
}

const sns = new SNSClient({})
const publish = (topic: Topic, Message: string) =>
  sns.send(new PublishCommand({ TopicArn: `arn:aws:sns:us-east-1:111122223333:${topic}`, Message }))

export const handler = async ({ id, gone }: { id: string; gone: boolean }) =>
  gone ? publish(Topic.Deleted, id) : publish(Topic.Created, id)
