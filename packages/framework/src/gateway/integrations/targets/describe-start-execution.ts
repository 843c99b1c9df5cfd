import type { DeclaredTargetOf } from "../../../declarations/integrations/integration-declaration.ts"
import type { ApiAwsIntegration } from "../api-target.ts"
import { arnField, arnText, joinText } from "../api-text.ts"
import { serviceResponses } from "./default-responses.ts"
import { describeAws } from "./describe-aws.ts"
import { jsonString } from "./template-values.ts"

// https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html
export function describeStartExecution(target: DeclaredTargetOf<"startExecution">): ApiAwsIntegration {
  const started = `{"executionArn": "$input.path('$.executionArn')"}`
  return describe(target, { action: "StartExecution", responses: serviceResponses(202, started) })
}

// https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartSyncExecution.html
export function describeStartSyncExecution(target: DeclaredTargetOf<"startSyncExecution">): ApiAwsIntegration {
  return describe(target, { action: "StartSyncExecution", responses: serviceResponses(200, FINISHED) })
}

// An execution that failed is an answer with status 200 too.
const FINISHED = [
  `#if($input.path('$.status') == "SUCCEEDED")$input.path('$.output')`,
  `#{else}#set($context.responseOverride.status = 500){"message": "Internal server error"}#end`,
].join("")

function describe(
  target: DeclaredTargetOf<"startExecution" | "startSyncExecution">,
  { action, responses }: Pick<ApiAwsIntegration, "responses"> & { readonly action: string },
): ApiAwsIntegration {
  const { input = `$input.json("$")`, name } = target
  const machine = arnText(target.stateMachine)
  const fields = [`"input": ${jsonString(input)}`, ...(name === undefined ? [] : [`"name": ${jsonString(name)}`])]
  return describeAws(target, {
    service: "states",
    title: "Step Functions",
    action,
    region: arnField(machine, 3),
    contentType: "application/x-amz-json-1.0",
    permission: { action: `states:${action}`, resource: machine },
    template: joinText(`{${fields.join(", ")}, "stateMachineArn": "`, machine, `"}`),
    variable: ["stateMachineArn", machine],
    responses,
  })
}
