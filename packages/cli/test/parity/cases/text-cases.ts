import type { ParityAnswer, ParityCase } from "../parity-case.ts"

const tags = ["gateway", "body"] as const
const json = [["Content-Type", "application/json"]] as const

function refusedBody(faults: string): ParityAnswer {
  return {
    status: 400,
    body: { json: { message: "Invalid request body", faults } },
    headers: { "x-amzn-errortype": "BadRequestException", "content-type": "application/json" },
  }
}

function missing(names: string): ParityAnswer {
  return {
    status: 400,
    body: `{"message":"Missing required request parameters: [${names}]"}`,
    headers: { "x-amzn-errortype": "BadRequestException" },
  }
}

const post = (body: string, headers: readonly (readonly [string, string])[] = json) => {
  return { method: "POST", target: "/checked", headers, body }
}

/** What `text-app.ts` answers. */
export const textCases: readonly ParityCase[] = [
  {
    name: "a body that fits",
    tags,
    request: post('{"name":" a ","kind":"book","stars":5,"due":null}'),
    expected: { status: 201, body: '{"name":"a","kind":"book","stars":5,"due":null}' },
  },
  {
    name: "a body that lacks properties",
    tags,
    request: post('{"stars":5}'),
    expected: refusedBody('[object has missing required properties (["kind","name"])]'),
  },
  {
    name: "a body with a property too many",
    tags,
    request: post('{"name":"a","kind":"book","x":1}'),
    expected: refusedBody('[object instance has properties which are not allowed by the schema: ["x"]]'),
  },
  {
    name: "a body with a value that is none of several",
    tags,
    request: post('{"name":"a","kind":"song"}'),
    expected: refusedBody('[instance value ("song") not found in enum (possible values: ["book","film"])]'),
  },
  {
    name: "a body with a number that is too large",
    tags,
    request: post('{"name":"a","kind":"book","stars":6}'),
    expected: refusedBody("[numeric instance is greater than the required maximum (maximum: 5, found: 6)]"),
  },
  {
    name: "a body that is no JSON, where it is checked",
    tags,
    request: post("{"),
    expected: refusedBody("[Unknown error parsing request body]"),
  },
  {
    name: "no body, where one is checked",
    tags,
    request: post(""),
    expected: refusedBody("[Unknown error parsing request body]"),
  },
  {
    name: "a body that the gateway lets through and the function does not",
    tags,
    request: post('{"name":"","kind":"book","due":"soon"}'),
    expected: {
      status: 400,
      body: {
        json: {
          Code: "BadRequestError",
          Message: "Invalid body: Too small: expected string to have >=1 characters",
          Errors: [
            { in: "body", path: "name", message: "Too small: expected string to have >=1 characters" },
            { in: "body", path: "due", message: "Invalid ISO date" },
          ],
        },
      },
    },
  },
  {
    name: "a body of a type without a model",
    tags,
    request: post("{}", [["Content-Type", "text/csv"]]),
    expected: {
      status: 415,
      body: '{"Code":"UnsupportedMediaType","Message":"Unsupported media type: text/csv"}',
    },
  },
  {
    name: "a body of a route that leaves it to the function",
    tags,
    request: { ...post('{"kind":"book"}'), method: "PUT" },
    expected: {
      status: 400,
      body: {
        json: {
          Code: "BadRequestError",
          Message: "Invalid body: Invalid input: expected string, received undefined",
          Errors: [{ in: "body", path: "name", message: "Invalid input: expected string, received undefined" }],
        },
      },
    },
  },
  {
    name: "a body of another JSON type",
    tags,
    request: {
      method: "PATCH",
      target: "/checked?q=a&page=1",
      headers: [["Content-Type", "application/vnd.api+json; charset=utf-8"]],
      body: "{}",
    },
    expected: refusedBody('[object has missing required properties (["kind","name"])]'),
  },
  {
    name: "parameters are missed before the body is looked at",
    tags,
    request: { ...post("{}"), method: "PATCH" },
    expected: missing("q, page"),
  },
  {
    name: "parameters that are there",
    tags,
    request: { method: "GET", target: "/checked?q=a&page=2", headers: [["X-TENANT", "t"]] },
    expected: { status: 200, body: '{"q":"a","page":"2","tenant":"t"}' },
  },
  {
    name: "a parameter that is missing, and one that is empty",
    tags,
    request: { method: "GET", target: "/checked?q=", headers: [["x-tenant", "t"]] },
    expected: missing("q, page"),
  },
  {
    name: "a parameter that is there with a value that does not fit",
    tags,
    request: { method: "GET", target: "/checked?q=a&page=3", headers: [["x-tenant", "t"]] },
    expected: {
      status: 400,
      body: {
        json: {
          Code: "BadRequestError",
          Message: 'Invalid query: Invalid option: expected one of "1"|"2"',
          Errors: [{ in: "query", path: "page", message: 'Invalid option: expected one of "1"|"2"' }],
        },
      },
    },
  },
  {
    name: "a header that is missing is the function's affair",
    tags,
    request: { method: "GET", target: "/checked?q=a&page=1" },
    expected: {
      status: 400,
      body: {
        json: {
          Code: "BadRequestError",
          Message: "Invalid headers: Invalid input: expected string, received undefined",
          Errors: [{ in: "headers", path: "x-tenant", message: "Invalid input: expected string, received undefined" }],
        },
      },
    },
  },
  {
    name: "bytes of a type that is not declared as binary",
    tags: ["gateway", "binary"],
    request: { method: "GET", target: "/checked/bytes", headers: [["Accept", "image/png"]] },
    expected: { status: 200, body: "iVBORw0KGgo=", headers: { "content-type": "image/png" } },
  },
  {
    name: "a body of a type that is not declared as binary",
    tags: ["gateway", "binary"],
    request: {
      method: "POST",
      target: "/checked/bytes",
      headers: [["Content-Type", "application/octet-stream"]],
      body: { base64: "YWI=" },
    },
    expected: { status: 200, body: '{"body":"ab","isBase64Encoded":false}' },
  },
  {
    name: "an answer of the gateway itself in an app without CORS",
    tags: ["gateway", "cors"],
    request: { method: "GET", target: "/nope" },
    expected: {
      status: 403,
      body: '{"message":"Missing Authentication Token"}',
      headers: { "access-control-allow-origin": null },
    },
  },
  {
    name: "a preflight in an app without CORS",
    tags: ["gateway", "cors"],
    request: { method: "OPTIONS", target: "/checked" },
    expected: {
      status: 403,
      body: '{"message":"Missing Authentication Token"}',
      headers: { "access-control-allow-origin": null },
    },
  },
]
