// Endpoints of phones have no ARNs in IAM, topics have.
//
// allow sns:CreatePlatformEndpoint *
// allow sns:Subscribe arn:aws:sns:us-east-1:111122223333:news
// allow sns:Unsubscribe arn:aws:sns:us-east-1:111122223333:news
// allow sns:SetSMSAttributes *
// deny sns:Publish arn:aws:sns:us-east-1:111122223333:news

import {
  CreatePlatformEndpointCommand,
  SetSMSAttributesCommand,
  SNSClient,
  SubscribeCommand,
  UnsubscribeCommand,
} from "@aws-sdk/client-sns"

const sns = new SNSClient({})
const PlatformApplicationArn = "arn:aws:sns:us-east-1:111122223333:app/APNS/phone"
export const handler = async ({ token }: { token: string }) => {
  const { EndpointArn } = await sns.send(new CreatePlatformEndpointCommand({ PlatformApplicationArn, Token: token }))
  const TopicArn = "arn:aws:sns:us-east-1:111122223333:news"
  await sns.send(new SubscribeCommand({ TopicArn, Protocol: "application", Endpoint: EndpointArn }))
  await sns.send(new UnsubscribeCommand({ SubscriptionArn: `${TopicArn}:0f1e2d3c` }))
  await sns.send(new SetSMSAttributesCommand({ attributes: { DefaultSMSType: "Transactional" } }))
}
