import type { ParityCase, ParityRequest } from "../parity-case.ts"

const tags = ["function"] as const
const urlOf = "OpenController"
const get = (target: string, more: Partial<ParityRequest> = {}) => ({ method: "GET", target, urlOf, ...more })

/** What the URLs of the functions of `urls-app.ts` answer, which are not the API's affair. */
export const urlCases: readonly ParityCase[] = [
  {
    name: "a URL: parameters, the last value of a query, cookies",
    tags,
    request: get("/open/7?q=1&q=2&r=a%20b", { headers: [["Cookie", "a=1; b=2"]] }),
    expected: {
      status: 200,
      body: {
        json: {
          ...{ params: { id: "7" }, query: { q: "2", r: "a b" }, method: "GET", path: "/open/7" },
          ...{ caller: null, cookies: "a=1; b=2" },
        },
      },
      headers: { "content-type": "application/json", "x-amzn-errortype": null },
    },
  },
  {
    name: "a URL: an encoded slash stays in the segment that it is in",
    tags,
    request: get("/open/a%2Fb%20c"),
    expected: {
      status: 200,
      body: {
        json: {
          ...{ params: { id: "a/b c" }, query: {}, method: "GET", path: "/open/a%2Fb%20c" },
          ...{ caller: null, cookies: null },
        },
      },
    },
  },
  {
    name: "a URL: bytes in, bytes out",
    tags: ["function", "binary"],
    request: {
      ...{ method: "PUT", target: "/open/bytes", urlOf },
      headers: [["Content-Type", "application/octet-stream"]],
      body: { base64: "AP/+gA==" },
    },
    expected: { status: 200, body: { base64: "AP/+gA==" }, headers: { "content-type": "application/octet-stream" } },
  },
  {
    name: "a URL: JSON in, a status, a header and several cookies out",
    tags,
    request: {
      ...{ method: "POST", target: "/open/cookies", urlOf },
      headers: [["Content-Type", "application/json"]],
      body: '{"a":1}',
    },
    expected: {
      status: 201,
      body: { json: { got: { a: 1 } } },
      headers: { "set-cookie": ["a=1; Path=/", "b=2"], etag: '"1"' },
    },
  },
  {
    name: "a URL: an unknown path",
    tags,
    request: get("/nope"),
    expected: { status: 404, body: { json: { Code: "NotFoundError", Message: "GET /nope is not served" } } },
  },
  {
    name: "a URL: a route of another function",
    tags,
    request: get("/streams/whole"),
    expected: { status: 404, body: { json: { Code: "NotFoundError", Message: "GET /streams/whole is not served" } } },
  },
  {
    name: "a URL: a method that the path does not have",
    tags,
    request: { method: "PATCH", target: "/open/7", urlOf },
    expected: {
      status: 405,
      body: { json: { Code: "MethodNotAllowedError", Message: "PATCH /open/{id} is not served" } },
      headers: { allow: "GET" },
    },
  },
  {
    name: "a URL: an exception",
    tags: ["function", "error"],
    request: { method: "DELETE", target: "/open/broken", urlOf },
    expected: {
      status: 500,
      body: { json: { Code: "InternalServerError", Message: "An internal server error occurred." } },
    },
  },
  {
    name: "a URL answers preflights",
    tags: ["function", "cors"],
    request: {
      ...{ method: "OPTIONS", target: "/open/7", urlOf },
      headers: [
        ["Origin", "https://app.example"],
        ["Access-Control-Request-Method", "PUT"],
      ],
    },
    expected: {
      status: 200,
      body: "",
      headers: {
        "access-control-allow-origin": "https://app.example",
        "access-control-allow-methods": "DELETE,GET,POST,PUT",
        "access-control-max-age": "60",
      },
    },
  },
  {
    name: "a URL names the origin that asks, where it is allowed",
    tags: ["function", "cors"],
    request: { method: "DELETE", target: "/open/broken", urlOf, headers: [["Origin", "https://app.example"]] },
    expected: {
      status: 500,
      body: { json: { Code: "InternalServerError", Message: "An internal server error occurred." } },
      headers: { "access-control-allow-origin": "https://app.example", "access-control-expose-headers": "ETag" },
    },
  },
  {
    name: "a URL names no origin that is not allowed",
    tags: ["function", "cors"],
    request: get("/nope", { headers: [["Origin", "https://evil.example"]] }),
    expected: {
      status: 404,
      body: { json: { Code: "NotFoundError", Message: "GET /nope is not served" } },
      headers: { "access-control-allow-origin": null },
    },
  },
  {
    name: "a URL for signed requests, without a signature",
    tags: ["function", "authorizer"],
    request: get("/signed", { urlOf: "SignedController" }),
    expected: {
      status: 403,
      body: '{"Message":"Forbidden"}',
      headers: { "x-amzn-errortype": "AccessDeniedException", "content-type": "application/json" },
    },
  },
  {
    name: "a route whose function has a URL answers in the API as ever",
    tags,
    request: { method: "GET", target: "/signed" },
    expected: { status: 200, body: "signed" },
  },
]
