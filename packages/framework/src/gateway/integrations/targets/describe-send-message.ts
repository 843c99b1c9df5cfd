import type { DeclaredTargetOf } from "../../../declarations/integrations/integration-declaration.ts"
import type { ApiAwsIntegration } from "../api-target.ts"
import { arnField, arnText, joinText } from "../api-text.ts"
import { serviceResponses } from "./default-responses.ts"
import { describeAws } from "./describe-aws.ts"
import { attributeFields, formTemplate } from "./form-template.ts"

// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
export function describeSendMessage(target: DeclaredTargetOf<"sendMessage">): ApiAwsIntegration {
  const { message = "$input.body", messageGroupId, messageDeduplicationId, attributes } = target
  const queue = arnText(target.queue)
  const path = joinText(arnField(queue, 4), "/", arnField(queue, 5))
  return describeAws(target, {
    service: "sqs",
    title: "SQS",
    action: "SendMessage",
    region: arnField(queue, 3),
    request: joinText("path/", path),
    contentType: "application/x-www-form-urlencoded",
    permission: { action: "sqs:SendMessage", resource: queue },
    template: formTemplate("SendMessage", [
      ["MessageBody", message],
      ["MessageGroupId", messageGroupId],
      ["MessageDeduplicationId", messageDeduplicationId],
      ...attributeFields("MessageAttribute", attributes),
    ]),
    responses: serviceResponses(
      202,
      `{"messageId": "$input.path('$.SendMessageResponse.SendMessageResult.MessageId')"}`,
    ),
  })
}
