import { httpApiEvent, type HttpApiEventFields } from "./http-api-event.ts"

export type FunctionUrlEventFields = HttpApiEventFields

/** An event of payload format 2.0 as a function URL sends it; fields as given. */
export function functionUrlEvent(request: `${string} ${string}`, fields: FunctionUrlEventFields = {}) {
  const [method = "", rawPath = ""] = request.split(" ")
  return httpApiEvent("$default", {
    method,
    rawPath,
    ...fields,
    requestContext: { ...domain, ...fields.requestContext },
  })
}

const domain = {
  accountId: "anonymous",
  domainName: "abcdefghij.lambda-url.eu-west-1.on.aws",
  domainPrefix: "abcdefghij",
}
