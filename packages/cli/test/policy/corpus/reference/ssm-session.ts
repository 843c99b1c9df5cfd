// A session on an instance with a document of AWS.
//
// allow ssm:StartSession arn:aws:ec2:us-east-1:111122223333:instance/i-0abcdef1234567890
// allow ssm:StartSession arn:aws:ssm:us-east-1::document/AWS-StartSSHSession
// allow ssm:TerminateSession arn:aws:ssm:us-east-1:111122223333:session/ops-1
// deny ssm:StartSession arn:aws:ec2:us-east-1:111122223333:instance/i-0abcdef1234567891

import { SSMClient, StartSessionCommand, TerminateSessionCommand } from "@aws-sdk/client-ssm"

const ssm = new SSMClient({})
export const handler = async () => {
  await ssm.send(new StartSessionCommand({ Target: "i-0abcdef1234567890", DocumentName: "AWS-StartSSHSession" }))
  await ssm.send(new TerminateSessionCommand({ SessionId: "ops-1" }))
}
