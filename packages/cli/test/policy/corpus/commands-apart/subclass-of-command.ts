// A class of one's own that is a command.
//
// allow lambda:InvokeFunction arn:aws:lambda:us-east-1:111122223333:function:mailer
// deny lambda:GetFunction arn:aws:lambda:us-east-1:111122223333:function:mailer
// deny lambda:InvokeFunction arn:aws:lambda:us-east-1:111122223333:function:mailer-test

import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda"

class SendMail extends InvokeCommand {
  constructor(to: string) {
    super({ FunctionName: "mailer", InvocationType: "Event", Payload: JSON.stringify({ to }) })
  }
}

const lambda = new LambdaClient({})

export const handler = async ({ to }: { to: string }) => lambda.send(new SendMail(to))
