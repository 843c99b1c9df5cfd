// A distribution belongs to no region.
//
// allow cloudfront:CreateInvalidation arn:aws:cloudfront::111122223333:distribution/E1
// allow cloudfront:GetDistribution arn:aws:cloudfront::111122223333:distribution/E1
// deny cloudfront:CreateInvalidation arn:aws:cloudfront::111122223333:distribution/E2

import { CloudFrontClient, CreateInvalidationCommand, GetDistributionCommand } from "@aws-sdk/client-cloudfront"

const cloudfront = new CloudFrontClient({})
export const handler = async () => {
  await cloudfront.send(new GetDistributionCommand({ Id: "E1" }))
  const InvalidationBatch = { CallerReference: "1", Paths: { Quantity: 1, Items: ["/*"] } }
  await cloudfront.send(new CreateInvalidationCommand({ DistributionId: "E1", InvalidationBatch }))
}
