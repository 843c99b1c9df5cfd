import type { ParityCase } from "../parity-case.ts"

const tags = ["body"] as const
const json = [["Content-Type", "application/json"]] as const
const post = (target: string, body: string, type = "application/json") => ({
  method: "POST",
  target,
  body,
  headers: [["Content-Type", type]] as const,
})

export const bodyCases: readonly ParityCase[] = [
  {
    name: "a JSON body",
    tags,
    request: post("/bodies/json", '{"a":[1,"✓"]}'),
    expected: { status: 200, body: { json: { body: { a: [1, "✓"] } } } },
  },
  {
    name: "a JSON body whose type has another case and parameters",
    tags,
    request: post("/bodies/json", '{"a":1}', "APPLICATION/JSON;charset=UTF-8"),
    expected: { status: 200, body: '{"body":{"a":1}}' },
  },
  {
    name: "a body without Content-Type counts as JSON",
    tags,
    request: { method: "POST", target: "/bodies/json", body: '{"a":1}' },
    expected: { status: 200, body: '{"body":{"a":1}}' },
  },
  {
    name: "malformed JSON",
    tags,
    request: post("/bodies/json", "{"),
    expected: { status: 400, body: '{"Code":"BadRequestError","Message":"Error Parsing JSON"}' },
  },
  {
    name: "an empty JSON body",
    tags,
    request: { method: "POST", target: "/bodies/json", headers: json },
    expected: { status: 400, body: '{"Code":"BadRequestError","Message":"Error Parsing JSON"}' },
  },
  {
    name: "a type the route does not take",
    tags,
    request: post("/bodies/json", "<a/>", "application/xml"),
    expected: {
      status: 415,
      body: { json: { Code: "UnsupportedMediaType", Message: "Unsupported media type: application/xml" } },
    },
  },
  {
    name: "a form",
    tags,
    request: post("/bodies/form", "foo=bar&x=%20", "application/x-www-form-urlencoded"),
    expected: { status: 200, body: '{"raw":"foo=bar&x=%20","body":null}' },
  },
  {
    name: "bytes",
    tags: ["body", "binary"],
    request: {
      method: "POST",
      target: "/bodies/bytes",
      headers: [["Content-Type", "application/octet-stream"]],
      body: { base64: "AP+AwyI=" },
    },
    expected: { status: 200, body: '{"bytes":[0,255,128,195,34],"isBase64Encoded":true}' },
  },
  {
    name: "bytes in, bytes out",
    tags: ["body", "binary"],
    request: {
      method: "POST",
      target: "/bodies/echo",
      headers: [
        ["Content-Type", "application/octet-stream"],
        ["Accept", "application/octet-stream"],
      ],
      body: { base64: "AP+AwyI=" },
    },
    expected: {
      status: 200,
      body: { base64: "AP+AwyI=" },
      headers: { "content-type": "application/octet-stream" },
    },
  },
  {
    name: "a body that fits its schema gets its defaults",
    tags,
    request: post("/bodies/todos", '{"title":"Buy milk","extra":1}'),
    expected: { status: 201, body: '{"title":"Buy milk","done":false}' },
  },
  {
    name: "a body that does not fit its schema",
    tags,
    request: post("/bodies/todos", '{"title":7}'),
    expected: {
      status: 400,
      body: {
        json: {
          Code: "BadRequestError",
          Message: "Invalid body: Invalid input: expected string, received number",
          Errors: [{ in: "body", path: "title", message: "Invalid input: expected string, received number" }],
        },
      },
    },
  },
  {
    name: "a query that is validated and converted",
    tags,
    request: { method: "GET", target: "/bodies/todos?limit=25" },
    expected: { status: 200, body: '{"limit":25}' },
  },
  {
    name: "a query that does not fit its schema",
    tags,
    request: { method: "GET", target: "/bodies/todos?limit=many" },
    expected: {
      status: 400,
      body: {
        json: {
          Code: "BadRequestError",
          Message: "Invalid query: Invalid input: expected number, received NaN",
          Errors: [{ in: "query", path: "limit", message: "Invalid input: expected number, received NaN" }],
        },
      },
    },
  },
]
