import * as SQS from "@aws-sdk/client-sqs"

const client = new SQS.SQSClient({})

const queue = (name: string) => ({
  put: (MessageBody: string) =>
    client.send(
      new SQS.SendMessageCommand({ QueueUrl: `https://sqs.us-east-1.amazonaws.com/111122223333/${name}`, MessageBody }),
    ),
  take: () =>
    client.send(
      new SQS.ReceiveMessageCommand({ QueueUrl: `https://sqs.us-east-1.amazonaws.com/111122223333/${name}` }),
    ),
})

export const work = queue("work")
