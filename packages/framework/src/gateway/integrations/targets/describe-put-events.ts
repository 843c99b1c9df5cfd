import type { DeclaredTargetOf } from "../../../declarations/integrations/integration-declaration.ts"
import type { ApiAwsIntegration } from "../api-target.ts"
import { arnField, arnText, joinText } from "../api-text.ts"
import { serviceResponses } from "./default-responses.ts"
import { describeAws } from "./describe-aws.ts"
import { jsonString } from "./template-values.ts"

// https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html
export function describePutEvents(target: DeclaredTargetOf<"putEvents">): ApiAwsIntegration {
  const { bus = DEFAULT_BUS, source, detailType, detail = `$input.json("$")` } = target
  const arn = arnText(bus)
  const entry = [
    `"Source": ${jsonString(source)}`,
    `"DetailType": ${jsonString(detailType)}`,
    `"Detail": ${jsonString(detail)}`,
  ]
  return describeAws(target, {
    service: "events",
    title: "EventBridge",
    action: "PutEvents",
    region: arnField(arn, 3),
    contentType: "application/x-amz-json-1.1",
    // API Gateway sets the header for some services, and not for this one.
    headers: { "X-Amz-Target": "'AWSEvents.PutEvents'" },
    permission: { action: "events:PutEvents", resource: arn },
    template: joinText(`{"Entries": [{${entry.join(", ")}, "EventBusName": "`, arn, `"}]}`),
    variable: ["eventBusArn", arn],
    responses: serviceResponses(202, PUBLISHED),
  })
}

const DEFAULT_BUS = "arn:${AWS::Partition}:events:${AWS::Region}:${AWS::AccountId}:event-bus/default"

// An entry that was refused is part of an answer with status 200.
const PUBLISHED = [
  `#if($input.path('$.FailedEntryCount') == 0)`,
  `{"eventId": "$input.path('$.Entries[0].EventId')"}`,
  `#{else}#set($context.responseOverride.status = 500){"message": "Internal server error"}#end`,
].join("")
