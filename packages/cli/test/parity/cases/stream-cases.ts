import type { ParityCase } from "../parity-case.ts"

const tags = ["reply"] as const
const ways = [
  { way: "the API", url: {} },
  { way: "a URL", url: { urlOf: "StreamController" } },
]

/** What `urls-app.ts` answers in pieces, by its API and by the URL of the function. */
export const streamCases: readonly ParityCase[] = ways.flatMap(({ way, url }): readonly ParityCase[] => [
  {
    name: `${way} streams texts`,
    tags,
    request: { method: "GET", target: "/streams/3", ...url },
    expected: {
      status: 200,
      body: "line 1\nline 2\nline 3\n",
      headers: { "content-type": "text/plain; charset=utf-8", "content-length": null },
    },
  },
  {
    name: `${way} streams bytes`,
    tags,
    request: { method: "GET", target: "/streams/bytes", ...url },
    expected: { status: 200, body: "onetwo", headers: { "content-type": "application/octet-stream" } },
  },
  {
    name: `${way} streams with a status and headers`,
    tags,
    request: { method: "GET", target: "/streams/events", ...url },
    expected: {
      status: 202,
      body: "data: 1\n\ndata: 2\n\n",
      headers: { "content-type": "text/event-stream", "set-cookie": ["a=1", "b=2"] },
    },
  },
  {
    name: `${way} streams nothing`,
    tags,
    request: { method: "GET", target: "/streams/0", ...url },
    expected: { status: 200, body: "" },
  },
  {
    name: `${way} answers what is thrown before the first piece`,
    tags,
    request: { method: "GET", target: "/streams/3?missing=1", ...url },
    expected: { status: 404, body: { json: { Code: "NotFoundError", Message: "no lines" } } },
  },
  {
    name: `${way} answers as a whole what does not stream`,
    tags,
    request: { method: "GET", target: "/streams/whole", ...url },
    expected: { status: 200, body: { json: { whole: true } }, headers: { "content-type": "application/json" } },
  },
])
