// Everything through a namespace.
//
// allow sns:Publish arn:aws:sns:us-east-1:111122223333:all
// deny sns:Subscribe arn:aws:sns:us-east-1:111122223333:all
// deny sns:Publish arn:aws:sns:us-east-1:111122223333:none

import * as sns from "@aws-sdk/client-sns"

const client = new sns.SNSClient({})

export const handler = async () =>
  client.send(new sns.PublishCommand({ TopicArn: "arn:aws:sns:us-east-1:111122223333:all", Message: "hello" }))
