import type { ParityCase } from "../parity-case.ts"

const tags = ["reply"] as const
const get = (target: string, headers: readonly (readonly [string, string])[] = []) => ({
  method: "GET",
  target: `/replies/${target}`,
  headers,
})

export const replyCases: readonly ParityCase[] = [
  {
    name: "an object",
    tags,
    request: get("object"),
    expected: { status: 200, body: '{"a":1,"b":[true,null]}', headers: { "content-type": "application/json" } },
  },
  {
    name: "a list",
    tags,
    request: get("list"),
    expected: { status: 200, body: '[1,"two"]' },
  },
  {
    name: "nothing",
    tags,
    request: get("nothing"),
    expected: { status: 200, body: "null" },
  },
  {
    name: "text, whose length counts bytes",
    tags,
    request: get("text"),
    expected: {
      status: 200,
      body: "plain ✓",
      headers: { "content-type": "text/plain; charset=utf-8", "content-length": "9" },
    },
  },
  {
    name: "HTML",
    tags,
    request: get("html"),
    expected: { status: 200, body: "<p>é</p>", headers: { "content-type": "text/html; charset=utf-8" } },
  },
  {
    name: "201 with a header",
    tags,
    request: get("created"),
    expected: { status: 201, body: '{"id":1}', headers: { location: "/replies/1" } },
  },
  {
    name: "204",
    tags,
    request: get("no-content"),
    expected: { status: 204, body: "" },
  },
  {
    name: "a redirect",
    tags,
    request: get("redirect"),
    expected: { status: 303, body: "", headers: { location: "https://example.com/next" } },
  },
  {
    name: "several cookies",
    tags,
    request: get("cookies"),
    expected: { status: 202, body: '{"ok":true}', headers: { "set-cookie": ["a=1; Path=/", "b=2"], "x-one": "1" } },
  },
  {
    name: "a header that API Gateway renames",
    tags: ["reply", "gateway"],
    request: get("remapped"),
    expected: {
      status: 401,
      body: '{"ok":false}',
      headers: { "x-amzn-remapped-www-authenticate": "Basic", "www-authenticate": null },
    },
  },
  {
    name: "bytes for a client that asks for their type",
    tags: ["reply", "binary"],
    request: get("png", [["Accept", "image/png"]]),
    expected: { status: 200, body: { base64: "iVBORw0KGgo=" }, headers: { "content-type": "image/png" } },
  },
  {
    name: "bytes for a client that asks for anything first",
    tags: ["reply", "binary", "gateway"],
    request: get("png", [["Accept", "*/*"]]),
    expected: { status: 200, body: { base64: "iVBORw0KGgo=" }, headers: { "content-type": "image/png" } },
  },
  {
    name: "the app's middleware",
    tags: ["reply", "middleware"],
    request: get("object", [["X-Trace", "1"]]),
    expected: { status: 200, body: { json: { a: 1, b: [true, null] } }, headers: { "x-app-middleware": "ran" } },
  },
  {
    name: "a route's middleware changes the reply",
    tags: ["middleware"],
    request: { method: "GET", target: "/middleware/wrapped" },
    expected: { status: 200, body: '{"outer":{"inner":true},"status":200}', headers: { "x-outer": "yes" } },
  },
  {
    name: "middleware gets an HttpError as a reply",
    tags: ["middleware"],
    request: { method: "GET", target: "/middleware/wrapped-error" },
    expected: {
      status: 200,
      body: { json: { outer: { Code: "NotFoundError", Message: "gone" }, status: 404 } },
    },
  },
  {
    name: "middleware that answers by itself",
    tags: ["middleware"],
    request: { method: "GET", target: "/middleware/stopped" },
    expected: { status: 503, body: '{"stopped":true}' },
  },
  {
    name: "middleware that rescues an exception",
    tags: ["middleware"],
    request: { method: "GET", target: "/middleware/rescued" },
    expected: { status: 200, body: '{"rescued":true}' },
  },
]
