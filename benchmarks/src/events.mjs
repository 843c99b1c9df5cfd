// The 14 kinds of REST API event: one per route, a todo that does not exist, and a body that is not JSON.

const kinds = [
  event("GET", "/todos", { query: { done: "true", limit: "3" } }),
  event("POST", "/todos", { body: { title: "Write the report", owner: "ana", list: "work" } }),
  event("GET", "/todos/{id}", { params: { id: "t7" } }),
  event("PUT", "/todos/{id}", { params: { id: "t3" }, body: { title: "Another title", done: true } }),
  event("PATCH", "/todos/{id}", { params: { id: "t4" }, body: { done: true } }),
  event("DELETE", "/todos/{id}", { params: { id: "t5" } }),
  event("POST", "/todos/{id}/complete", { params: { id: "t6" } }),
  event("GET", "/todos/{id}/comments", { params: { id: "t8" } }),
  event("POST", "/todos/{id}/comments", { params: { id: "t9" }, body: { text: "Looks good" } }),
  event("GET", "/todos/{id}/comments/{commentId}", { params: { id: "t9", commentId: "c2" } }),
  event("GET", "/lists", {}),
  event("GET", "/lists/{list}/todos", { params: { list: "home" } }),
  event("GET", "/todos/{id}", { params: { id: "nobody" } }),
  event("POST", "/todos", { rawBody: '{"title": ' }),
]

/** The kinds of event as JSON text, as Lambda hands them over. */
export const eventTexts = kinds.map((kind) => JSON.stringify(kind))

/** Fresh objects: some contestants write into the event. */
export function freshEvents(count) {
  return Array.from({ length: count }, (_, index) => JSON.parse(eventTexts[index % eventTexts.length]))
}

/** As much of Lambda's context as the contestants read. */
export const context = {
  awsRequestId: "8476a536-e9f4-11e8-9739-2dfe598c3fcd",
  functionName: "todo-bench",
  functionVersion: "$LATEST",
  invokedFunctionArn: "arn:aws:lambda:eu-west-1:123456789012:function:todo-bench",
  memoryLimitInMB: "512",
  logGroupName: "/aws/lambda/todo-bench",
  logStreamName: "2026/01/01/[$LATEST]0123456789abcdef",
  callbackWaitsForEmptyEventLoop: true,
  getRemainingTimeInMillis: () => 30_000,
}

function event(method, resource, { params = null, query = null, body, rawBody }) {
  const path = Object.entries(params ?? {}).reduce((text, [name, value]) => text.replace(`{${name}}`, value), resource)
  const text = rawBody ?? (body === undefined ? null : JSON.stringify(body))
  const headers = {
    Accept: "application/json",
    "Accept-Encoding": "gzip, deflate, br",
    Authorization: "Bearer 0123456789abcdef",
    Host: "abcdef1234.execute-api.eu-west-1.amazonaws.com",
    Origin: "https://todo.example",
    "User-Agent": "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36",
    "X-Amzn-Trace-Id": "Root=1-5759e988-bd862e3fe1be46a994272793",
    "X-Forwarded-For": "203.0.113.7",
    "X-Forwarded-Port": "443",
    "X-Forwarded-Proto": "https",
    ...(text === null ? {} : { "Content-Type": "application/json" }),
  }
  return {
    resource,
    path,
    httpMethod: method,
    headers,
    multiValueHeaders: lists(headers),
    queryStringParameters: query,
    multiValueQueryStringParameters: query && lists(query),
    pathParameters: params,
    stageVariables: null,
    requestContext: requestContext(method, resource, path),
    body: text,
    isBase64Encoded: false,
  }
}

function requestContext(method, resource, path) {
  return {
    accountId: "123456789012",
    apiId: "abcdef1234",
    domainName: "abcdef1234.execute-api.eu-west-1.amazonaws.com",
    domainPrefix: "abcdef1234",
    extendedRequestId: "QJ2H3G4F5D6S7A8=",
    httpMethod: method,
    identity: {
      sourceIp: "203.0.113.7",
      userAgent: "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36",
      apiKey: null,
      user: null,
    },
    path: `/api${path}`,
    protocol: "HTTP/1.1",
    requestId: "8476a536-e9f4-11e8-9739-2dfe598c3fcd",
    requestTime: "01/Jan/2026:00:00:00 +0000",
    requestTimeEpoch: 1_767_225_600_000,
    resourceId: "abc123",
    resourcePath: resource,
    stage: "api",
  }
}

function lists(values) {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, [value]]))
}
