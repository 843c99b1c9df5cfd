// A send of one's own that is not a client's.
//
// deny sqs:SendMessage arn:aws:sqs:us-east-1:111122223333:x

class SendMessageCommand {
  constructor(readonly input: { QueueUrl: string }) {}
}

const mailbox = { sent: [] as SendMessageCommand[], send: (command: SendMessageCommand) => mailbox.sent.push(command) }

export const handler = async () => mailbox.send(new SendMessageCommand({ QueueUrl: "x" }))
