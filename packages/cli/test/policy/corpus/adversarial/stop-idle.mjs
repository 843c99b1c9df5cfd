// Instances that a tag marks are stopped, and a distribution is told to forget.
//
// env DISTRIBUTION=E1234567890ABC
// allow ec2:DescribeInstances *
// allow cloudfront:CreateInvalidation arn:aws:cloudfront::111122223333:distribution/E1234567890ABC
// allow ec2:StopInstances arn:aws:ec2:us-east-1:111122223333:instance/*
// deny ec2:TerminateInstances arn:aws:ec2:us-east-1:111122223333:instance/i-1
// deny cloudfront:DeleteDistribution arn:aws:cloudfront::111122223333:distribution/E1234567890ABC

import { CloudFrontClient, CreateInvalidationCommand } from "@aws-sdk/client-cloudfront"
import { EC2Client, paginateDescribeInstances, StopInstancesCommand } from "@aws-sdk/client-ec2"

const ec2 = new EC2Client({})
const cloudfront = new CloudFrontClient({})

async function* idle() {
  const Filters = [{ Name: "tag:auto-stop", Values: ["true"] }]
  for await (const { Reservations = [] } of paginateDescribeInstances({ client: ec2 }, { Filters })) {
    for (const { Instances = [] } of Reservations) yield* Instances.map(({ InstanceId }) => InstanceId)
  }
}

export const handler = async () => {
  const InstanceIds = []
  for await (const id of idle()) InstanceIds.push(id)
  if (InstanceIds.length > 0) await ec2.send(new StopInstancesCommand({ InstanceIds })) // warns POLICY_RESOURCE_UNKNOWN
  await cloudfront.send(
    new CreateInvalidationCommand({
      DistributionId: process.env.DISTRIBUTION,
      InvalidationBatch: { CallerReference: `${Date.now()}`, Paths: { Quantity: 1, Items: ["/*"] } },
    }),
  )
}
