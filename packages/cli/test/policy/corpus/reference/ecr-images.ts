// A repository, and the token that is for the whole registry.
//
// allow ecr:DescribeImages arn:aws:ecr:us-east-1:111122223333:repository/team/app
// allow ecr:GetAuthorizationToken *
// allow ecr:BatchDeleteImage arn:aws:ecr:us-east-1:111122223333:repository/team/app
// deny ecr:BatchDeleteImage arn:aws:ecr:us-east-1:111122223333:repository/team/other

import {
  BatchDeleteImageCommand,
  DescribeImagesCommand,
  ECRClient,
  GetAuthorizationTokenCommand,
} from "@aws-sdk/client-ecr"

const ecr = new ECRClient({})
const repositoryName = "team/app"
export const handler = async () => {
  await ecr.send(new GetAuthorizationTokenCommand({}))
  await ecr.send(new DescribeImagesCommand({ repositoryName }))
  await ecr.send(new BatchDeleteImageCommand({ repositoryName, imageIds: [{ imageTag: "old" }] }))
}
