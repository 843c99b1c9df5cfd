import type { DescribedSubscription } from "@tsapi/framework/internal"
import { asCfnValue } from "../../model/as-cfn-value.ts"
import type { KindModel } from "../../model/app-model.ts"
import type { CfnResource, CfnValue } from "../../model/cloudformation.ts"
import type { SourceLocation } from "../../model/source-location.ts"
import { queueReferenceOf } from "../queue/queue-references.ts"
import { arnPart } from "../resources/arn-part.ts"
import { topicArnValue, topicModel } from "../topic/topic-model.ts"
import { cfnText } from "../../model/cfn-text.ts"

export interface Endpoint {
  readonly protocol: "lambda" | "sqs"
  readonly arn: CfnValue
  readonly declared: readonly KindModel[]
  readonly location: SourceLocation
}

/** What delivers a topic's messages to an endpoint. */
export function subscriptionResource(
  { topic: id, filter, filterScope, rawDelivery, deadLetterQueue }: DescribedSubscription,
  { protocol, arn, declared, location: { file, line } }: Endpoint,
): CfnResource {
  const { declaration: topic } = topicModel(id, declared)
  const region = topic.existing && arnPart(topic.existing.arn, 3)
  return {
    Type: "AWS::SNS::Subscription",
    Properties: {
      TopicArn: topicArnValue(topic),
      // CloudFormation looks for the topic in the stack's region otherwise.
      ...(region !== undefined && { Region: cfnText(region) }),
      Protocol: protocol,
      Endpoint: arn,
      ...(filter && { FilterPolicy: asCfnValue(filter), FilterPolicyScope: filterScope ?? "MessageAttributes" }),
      ...(rawDelivery && { RawMessageDelivery: true }),
      ...(deadLetterQueue !== undefined && {
        RedrivePolicy: { deadLetterTargetArn: queueReferenceOf(deadLetterQueue, declared).arn },
      }),
    },
    Metadata: { tsapi: { file, line } },
  }
}
