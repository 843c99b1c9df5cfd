import { expect } from "vitest"
import type { ParityCase } from "../parity-case.ts"

const tags = ["request"] as const

export const requestCases: readonly ParityCase[] = [
  {
    name: "no query",
    tags,
    request: { method: "GET", target: "/query" },
    expected: { status: 200, body: '{"query":{},"queryAll":{}}' },
  },
  {
    name: "a repeated query parameter",
    tags,
    request: { method: "GET", target: "/query?a=b&c=d&a=c&e=" },
    expected: {
      status: 200,
      body: { json: { query: { a: "c", c: "d", e: "" }, queryAll: { a: ["b", "c"], c: ["d"], e: [""] } } },
    },
  },
  {
    name: "an encoded query: a plus is a space, %2B a plus",
    tags,
    request: { method: "GET", target: "/query?plus=a+b&mail=a%2Bb%40example.com&%C3%A9=%E2%9C%93" },
    expected: {
      status: 200,
      body: {
        json: {
          query: { plus: "a b", mail: "a+b@example.com", é: "✓" },
          queryAll: { plus: ["a b"], mail: ["a+b@example.com"], é: ["✓"] },
        },
      },
    },
  },
  {
    name: "a required query parameter",
    tags,
    request: { method: "GET", target: "/query/required?q=1&q=2" },
    expected: { status: 200, body: '{"q":"2","all":["1","2"]}' },
  },
  {
    name: "a required query parameter that is missing",
    tags,
    request: { method: "GET", target: "/query/required" },
    expected: { status: 400, body: { json: { Code: "BadRequestError", Message: "Missing query parameter: q" } } },
  },
  {
    name: "headers are found in any case",
    tags,
    request: {
      method: "GET",
      target: "/query/headers",
      headers: [
        ["x-TAG", "one"],
        ["X-Test-One", "1"],
        ["x-test-two", "2"],
      ],
    },
    expected: { status: 200, body: '{"tag":"one","names":["x-test-one","x-test-two"]}' },
  },
  {
    name: "a repeated header: the event keeps all values and the spelling",
    tags: ["request", "gateway"],
    request: {
      method: "GET",
      target: "/query/event",
      headers: [
        ["x-TaG", "one"],
        ["x-TaG", "two"],
      ],
    },
    expected: {
      status: 200,
      body: {
        json: {
          tags: { "x-TaG": ["one", "two"] },
          stageVariables: { flavour: "parity" },
          body: null,
          isBase64Encoded: false,
          hasVersion: false,
        },
      },
    },
  },
  {
    name: "what an event says of its request",
    tags: ["request", "gateway"],
    request: { method: "GET", target: "/event/a%2Bb/c/d%20e?q=1", headers: [["User-Agent", "parity/1"]] },
    expected: {
      status: 200,
      body: {
        json: {
          resource: "/event/{id}/{rest+}",
          path: "/event/a%2Bb/c/d%20e",
          httpMethod: "GET",
          pathParameters: { id: "a%2Bb", rest: "c/d%20e" },
          stage: "api",
          protocol: "HTTP/1.1",
          resourcePath: "/event/{id}/{rest+}",
          method: "GET",
          contextPath: "/event/a%2Bb/c/d%20e",
          identity: ["127.0.0.1", "parity/1"],
          unlike: [],
        },
      },
    },
  },
  ...[
    { name: "an answer has the ids of its request", target: "/query", status: 200, body: '{"query":{},"queryAll":{}}' },
    {
      name: "an answer of the gateway itself has the ids of its request",
      target: "/nope",
      status: 403,
      body: '{"message":"Missing Authentication Token"}',
    },
  ].map(({ name, target, status, body }) => ({
    name,
    tags: ["request", "gateway"] as const,
    request: { method: "GET", target },
    expected: {
      status,
      body,
      headers: {
        "content-type": "application/json",
        "x-amzn-requestid": expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
        "x-amz-apigw-id": expect.stringMatching(/^[\w+/=-]{12,}$/),
        ...(status === 200 && { "x-amzn-trace-id": expect.stringMatching(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24}/) }),
      },
    },
  })),
]
