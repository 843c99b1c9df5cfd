// Hosted zones belong to no region and no account.
//
// allow route53:ChangeResourceRecordSets arn:aws:route53:::hostedzone/Z1
// allow route53:ListResourceRecordSets arn:aws:route53:::hostedzone/Z1
// allow route53:ListTagsForResource arn:aws:route53:::hostedzone/Z1
// deny route53:ChangeResourceRecordSets arn:aws:route53:::hostedzone/Z2
// deny route53:ListTagsForResource arn:aws:route53:::healthcheck/Z1

import {
  ChangeResourceRecordSetsCommand,
  ListResourceRecordSetsCommand,
  ListTagsForResourceCommand,
  Route53Client,
} from "@aws-sdk/client-route-53"

const route53 = new Route53Client({})
export const handler = async () => {
  await route53.send(new ListResourceRecordSetsCommand({ HostedZoneId: "/hostedzone/Z1" }))
  await route53.send(new ListTagsForResourceCommand({ ResourceType: "hostedzone", ResourceId: "Z1" }))
  await route53.send(new ChangeResourceRecordSetsCommand({ HostedZoneId: "Z1", ChangeBatch: { Changes: [] } }))
}
