import { expect } from "vitest"
import { parityCases } from "./cases.ts"
import type { ParityAnswer, ParityCase } from "./parity-case.ts"

/** What no error of an HTTP API has. */
const headers = { "x-amzn-errortype": null }
const notFound = { status: 404, body: { json: { message: "Not Found" } }, headers }
const unauthorized = { status: 401, body: { json: { message: "Unauthorized" } }, headers }
const tooLarge = { status: 413, body: { json: { message: "Request Entity Too Large" } }, headers }
const forbidden = { status: 403, body: { json: { message: "Forbidden" } }, headers }
const failed = { status: 500, body: { json: { message: "Internal Server Error" } }, headers }

/** Where an HTTP API answers otherwise than a REST API, and what. */
export const httpApiAnswers: Readonly<Record<string, ParityAnswer>> = {
  "slashes in front become one": { status: 200, body: '{"route":"/routing","path":"//routing"}' },
  "a trailing slash reaches the route without one, and stays in path": notFound,
  // `%2F` ends a segment.
  "a parameter is decoded once": notFound,
  "a greedy parameter ends before a trailing slash": {
    status: 200,
    body: { json: { route: "/routing/files/{path+}", params: { path: "a/" }, path: "/routing/files/a/" } },
  },
  "GET does not serve HEAD": { ...notFound, body: "" },
  "an unknown path": notFound,
  "an unknown method": notFound,
  "a path that goes on after the route": notFound,
  "an unknown path with an Authorization header": notFound,
  "an answer of the gateway itself carries CORS headers in an app with CORS": notFound,
  "OPTIONS on a path without CORS": notFound,
  "a repeated header: the event keeps all values and the spelling": {
    status: 200,
    body: {
      json: { tags: {}, stageVariables: { flavour: "parity" }, body: null, isBase64Encoded: false, hasVersion: true },
    },
  },
  "a header that API Gateway renames": {
    status: 401,
    body: '{"ok":false}',
    headers: { "www-authenticate": "Basic", "x-amzn-remapped-www-authenticate": null },
  },
  "a gateway response with headers of its own": unauthorized,
  "an answer has the ids of its request": {
    status: 200,
    body: '{"query":{},"queryAll":{}}',
    headers: { "apigw-requestid": expect.stringMatching(/^[\w+/-]{15}=$/), "x-amzn-requestid": null },
  },
  "an answer of the gateway itself has the ids of its request": {
    ...notFound,
    headers: { ...headers, "apigw-requestid": expect.stringMatching(/^[\w+/-]{15}=$/), "x-amzn-requestid": null },
  },
  "no token": unauthorized,
  "a token that does not match the validation expression": forbidden,
  "a token the authorizer does not know": forbidden,
  "a token that allows another route only": forbidden,
  "an explicit deny": forbidden,
  "a deny beside an allow": forbidden,
  "a policy document whose wildcards stand for one character each": forbidden,
  "a malformed policy": failed,
  "an authorizer that breaks": failed,
  "a kept narrow policy refuses a second route": forbidden,
  "a request authorizer without its header": unauthorized,
  "a request authorizer without its query parameter": unauthorized,
  "a request authorizer that refuses": forbidden,
  "a function slower than its route's timeout": {
    status: 503,
    body: { json: { message: "Service Unavailable" } },
    headers,
  },
  "an answer over the 6 MB that Lambda returns": failed,
  "a body over the 6 MB that Lambda takes": tooLarge,
  "a body over the 10 MB that API Gateway takes": tooLarge,
}

/** Routes of controllers that `http-app.ts` leaves out. */
const LACKING = /^\/(cors|partly-cors|many-origins|limits|event)\b/

/** What `http-app.ts` answers however it is run. */
export const httpCases: readonly ParityCase[] = parityCases
  .filter(({ request }) => !LACKING.test(request.target))
  .map((entry) => ({ ...entry, expected: httpApiAnswers[entry.name] ?? entry.expected }))
