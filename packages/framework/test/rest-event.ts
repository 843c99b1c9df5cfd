import type { LambdaContext, RestEvent } from "@tsapi/framework"

/** A REST proxy event as API Gateway sends it; fields as given. */
export function restEvent(route: `${string} ${string}`, fields: Partial<RestEvent> = {}): RestEvent {
  const [httpMethod = "", resource = ""] = route.split(" ")
  return {
    resource,
    path: resource,
    httpMethod,
    headers: {},
    multiValueHeaders: {},
    queryStringParameters: null,
    multiValueQueryStringParameters: null,
    pathParameters: null,
    stageVariables: null,
    requestContext: {
      requestId: "request-1",
      stage: "api",
      path: `/api${resource}`,
      identity: { sourceIp: "203.0.113.7" },
    },
    body: null,
    isBase64Encoded: false,
    ...fields,
  }
}

/** A POST with a JSON body. */
export function jsonEvent(resource: string, body: unknown, fields: Partial<RestEvent> = {}): RestEvent {
  return restEvent(`POST ${resource}`, {
    headers: { "Content-Type": "application/json" },
    body: typeof body === "string" ? body : JSON.stringify(body),
    ...fields,
  })
}

export const lambdaContext: LambdaContext = {
  awsRequestId: "invocation-1",
  functionName: "api",
  functionVersion: "$LATEST",
  invokedFunctionArn: "arn:aws:lambda:eu-west-1:123456789012:function:api",
  memoryLimitInMB: "512",
  logGroupName: "/aws/lambda/api",
  logStreamName: "2026/11/21/[$LATEST]0",
  getRemainingTimeInMillis: () => 30_000,
}
