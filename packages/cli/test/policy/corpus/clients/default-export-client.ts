// The handler module makes its clients in an object.
//
// allow ssm:GetParameter arn:aws:ssm:us-east-1:111122223333:parameter/shop/currency
// allow sns:Publish arn:aws:sns:us-east-1:111122223333:orders
// deny ssm:GetParameters arn:aws:ssm:us-east-1:111122223333:parameter/shop/currency
// deny ssm:PutParameter arn:aws:ssm:us-east-1:111122223333:parameter/shop/currency
// deny ssm:GetParameter arn:aws:ssm:us-east-1:111122223333:parameter/shop

import { GetParameterCommand, SSMClient } from "@aws-sdk/client-ssm"
import { PublishCommand, SNSClient } from "@aws-sdk/client-sns"

const aws = { ssm: new SSMClient({}), sns: new SNSClient({}) }

export const handler = async () => {
  const { Parameter } = await aws.ssm.send(new GetParameterCommand({ Name: "/shop/currency" }))
  await aws.sns.send(
    new PublishCommand({ TopicArn: "arn:aws:sns:us-east-1:111122223333:orders", Message: Parameter?.Value }),
  )
}
