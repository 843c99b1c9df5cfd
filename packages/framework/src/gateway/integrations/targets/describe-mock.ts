import type { Mock } from "../../../declarations/integrations/mock.ts"
import type { ApiMock } from "../api-target.ts"
import { describeTemplates, describeValues } from "./describe-mappings.ts"

export function describeMock({ status = 200, headers, body }: Mock): ApiMock {
  // Without the conversions an API whose binary media types match everything would answer 500.
  const contentHandling = "CONVERT_TO_TEXT"
  const templates = body === undefined ? { "application/json": "" } : describeTemplates(body)
  return {
    type: "mock",
    requestTemplates: { "application/json": `{"statusCode": ${status}}` },
    passthroughBehavior: "when_no_match",
    contentHandling,
    responses: [{ status, headers: describeValues(headers), templates, contentHandling }],
  }
}
