import type { ParityAnswer, ParityCase } from "../parity-case.ts"

const tags = ["function"] as const
const get = (target: string) => ({ method: "GET", target }) as const
const post = (body: string) => {
  return { method: "POST", target: "/bodies/json", headers: [["Content-Type", "application/json"]], body } as const
}

const MEGABYTE = 1024 * 1024
const tooLong: ParityAnswer = {
  status: 413,
  body: '{"message":"Request Too Long"}',
  headers: { "x-amzn-errortype": "RequestTooLargeException" },
}

export const functionCases: readonly ParityCase[] = [
  {
    name: "a function keeps its controllers from one request to the next",
    tags,
    before: [get("/function/calls/1")],
    request: get("/function/calls/1"),
    expected: { status: 200, body: '{"calls":2}' },
  },
  {
    name: "a function is told who it is and how long it may run",
    tags,
    request: get("/function/context"),
    expected: {
      status: 200,
      body: { json: { arn: true, hasTime: true, memory: true, requestId: true, version: "$LATEST" } },
    },
  },
  {
    name: "a function sees none of the shell's variables",
    tags,
    request: get("/function/environment"),
    expected: { status: 200, body: '{"ofTheShell":[]}' },
  },
  {
    name: "a function slower than its route's timeout",
    tags,
    request: get("/function/slow"),
    expected: {
      status: 504,
      body: '{"message":"Endpoint request timed out"}',
      headers: { "x-amzn-errortype": "InternalServerErrorException" },
    },
  },
  {
    name: "an answer over the 6 MB that Lambda returns",
    tags,
    request: get("/function/large"),
    expected: {
      status: 502,
      body: '{"message":"Internal server error"}',
      headers: { "x-amzn-errortype": "InternalServerErrorException" },
    },
  },
  {
    name: "a body over the 6 MB that Lambda takes",
    tags,
    request: post(JSON.stringify("x".repeat(6 * MEGABYTE))),
    expected: tooLong,
  },
  {
    name: "a body over the 10 MB that API Gateway takes",
    tags,
    request: post(JSON.stringify("x".repeat(10 * MEGABYTE))),
    expected: tooLong,
  },
]
