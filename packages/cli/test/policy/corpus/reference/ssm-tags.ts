// Tags of a parameter, a document and a maintenance window: the type is one parameter, the id another.
//
// allow ssm:AddTagsToResource arn:aws:ssm:us-east-1:111122223333:parameter/app/db
// allow ssm:RemoveTagsFromResource arn:aws:ssm:us-east-1:111122223333:document/Deploy
// allow ssm:ListTagsForResource arn:aws:ssm:us-east-1:111122223333:maintenancewindow/mw-0123456789abcdef0
// deny ssm:AddTagsToResource arn:aws:ssm:us-east-1:111122223333:parameter/app/other
// deny ssm:RemoveTagsFromResource arn:aws:ssm:us-east-1:111122223333:parameter/app/db

import {
  AddTagsToResourceCommand,
  ListTagsForResourceCommand,
  RemoveTagsFromResourceCommand,
  SSMClient,
} from "@aws-sdk/client-ssm"

const ssm = new SSMClient({})
export const handler = async () => {
  const Tags = [{ Key: "owner", Value: "me" }]
  await ssm.send(new AddTagsToResourceCommand({ ResourceType: "Parameter", ResourceId: "/app/db", Tags }))
  await ssm.send(
    new RemoveTagsFromResourceCommand({ ResourceType: "Document", ResourceId: "Deploy", TagKeys: ["owner"] }),
  )
  await ssm.send(
    new ListTagsForResourceCommand({ ResourceType: "MaintenanceWindow", ResourceId: "mw-0123456789abcdef0" }),
  )
}
