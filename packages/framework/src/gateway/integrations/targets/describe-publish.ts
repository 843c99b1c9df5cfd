import type { DeclaredTargetOf } from "../../../declarations/integrations/integration-declaration.ts"
import type { ApiAwsIntegration } from "../api-target.ts"
import { arnField, arnText } from "../api-text.ts"
import { serviceResponses } from "./default-responses.ts"
import { describeAws } from "./describe-aws.ts"
import { attributeFields, formTemplate } from "./form-template.ts"

// https://docs.aws.amazon.com/sns/latest/api/API_Publish.html
export function describePublish(target: DeclaredTargetOf<"publish">): ApiAwsIntegration {
  const { message = "$input.body", subject, messageGroupId, messageDeduplicationId, attributes } = target
  const topic = arnText(target.topic)
  return describeAws(target, {
    service: "sns",
    title: "SNS",
    action: "Publish",
    region: arnField(topic, 3),
    request: "path//",
    contentType: "application/x-www-form-urlencoded",
    permission: { action: "sns:Publish", resource: topic },
    template: formTemplate("Publish", [
      ["TopicArn", { text: topic }],
      ["Message", message],
      ["Subject", subject],
      ["MessageGroupId", messageGroupId],
      ["MessageDeduplicationId", messageDeduplicationId],
      ...attributeFields("MessageAttributes.entry", attributes),
    ]),
    variable: ["topicArn", topic],
    responses: serviceResponses(202, `{"messageId": "$input.path('$.PublishResponse.PublishResult.MessageId')"}`),
  })
}
