import type { Mock } from "../../../declarations/integrations/mock.ts"
import type { ApiMock } from "../api-target.ts"
import { describeTemplates, describeValues } from "./describe-mappings.ts"

export function describeMock({ status = 200, headers, body, contentTypes = [] }: Mock): ApiMock {
  // Without the conversions an API whose binary media types match everything would answer 500.
  const contentHandling = "CONVERT_TO_TEXT"
  const statusTemplate = `{"statusCode": ${status}}`
  const templates = body === undefined ? { "application/json": "" } : describeTemplates(body)
  return {
    type: "mock",
    requestTemplates: Object.fromEntries([...USUAL_TYPES, ...contentTypes].map((type) => [type, statusTemplate])),
    // A body that is passed on would be taken for the document with the status: 500.
    passthroughBehavior: "never",
    contentHandling,
    responses: [{ status, headers: describeValues(headers), templates, contentHandling }],
  }
}

/** API Gateway has no template for every type. */
const USUAL_TYPES = ["application/json", "application/x-www-form-urlencoded", "multipart/form-data", "text/plain"]
