import type { ParityCase } from "../parity-case.ts"

const tags = ["routing"] as const
const missingToken = {
  status: 403,
  body: '{"message":"Missing Authentication Token"}',
  headers: {
    "x-amzn-errortype": "MissingAuthenticationTokenException",
    "content-type": "application/json",
    "access-control-allow-origin": "*",
  },
}

export const routingCases: readonly ParityCase[] = [
  {
    name: "a controller's root",
    tags,
    request: { method: "GET", target: "/routing" },
    expected: { status: 200, body: '{"route":"/routing","path":"/routing"}' },
  },
  {
    name: "a trailing slash reaches the route without one, and stays in path",
    tags,
    request: { method: "GET", target: "/routing/" },
    expected: { status: 200, body: '{"route":"/routing","path":"/routing/"}' },
  },
  {
    name: "slashes in front become one",
    tags,
    request: { method: "GET", target: "//routing" },
    expected: { status: 200, body: '{"route":"/routing","path":"/routing"}' },
  },
  {
    name: "a double slash is kept inside a greedy parameter",
    tags,
    request: { method: "GET", target: "/routing/files/a//b" },
    expected: {
      status: 200,
      body: { json: { route: "/routing/files/{path+}", params: { path: "a//b" }, path: "/routing/files/a//b" } },
    },
  },
  {
    name: "a literal beats a parameter",
    tags,
    request: { method: "GET", target: "/routing/literal" },
    expected: { status: 200, body: '{"method":"GET","route":"/routing/literal"}' },
  },
  {
    name: "HEAD is routed like any method, and answers without a body",
    tags,
    request: { method: "HEAD", target: "/routing/literal" },
    expected: { status: 200, body: "" },
  },
  {
    name: "a parameter",
    tags,
    request: { method: "GET", target: "/routing/ada" },
    expected: { status: 200, body: '{"route":"/routing/{name}","params":{"name":"ada"}}' },
  },
  {
    name: "a parameter is decoded once",
    tags,
    request: { method: "GET", target: "/routing/a%20b%2Fc%2520" },
    expected: { status: 200, body: { json: { route: "/routing/{name}", params: { name: "a b/c%20" } } } },
  },
  {
    name: "a plus in a path is a plus",
    tags,
    request: { method: "GET", target: "/routing/a+b%2Bc" },
    expected: { status: 200, body: { json: { route: "/routing/{name}", params: { name: "a+b+c" } } } },
  },
  {
    name: "two parameters",
    tags,
    request: { method: "GET", target: "/routing/ada/items/7" },
    expected: {
      status: 200,
      body: { json: { route: "/routing/{name}/items/{item}", params: { name: "ada", item: "7" } } },
    },
  },
  {
    name: "a greedy parameter takes the rest of the path",
    tags,
    request: { method: "GET", target: "/routing/files/a/b/c.txt" },
    expected: {
      status: 200,
      body: {
        json: { route: "/routing/files/{path+}", params: { path: "a/b/c.txt" }, path: "/routing/files/a/b/c.txt" },
      },
    },
  },
  {
    name: "a greedy parameter ends before a trailing slash",
    tags,
    request: { method: "GET", target: "/routing/files/a/" },
    expected: {
      status: 200,
      body: { json: { route: "/routing/files/{path+}", params: { path: "a" }, path: "/routing/files/a/" } },
    },
  },
  {
    name: "a literal that lacks the method does not hide a greedy parameter that has it",
    tags,
    request: { method: "GET", target: "/routing/files/upload" },
    expected: {
      status: 200,
      body: {
        json: { route: "/routing/files/{path+}", params: { path: "upload" }, path: "/routing/files/upload" },
      },
    },
  },
  ...(["PUT", "PATCH", "DELETE"] as const).map((method) => ({
    name: `one handler for several methods: ${method}`,
    tags,
    request: { method, target: "/routing/ada" },
    expected: { status: 200, body: `{"method":"${method}","params":{"name":"ada"}}` },
  })),
  ...(["GET", "POST", "PATCH", "DELETE", "OPTIONS"] as const).map((method) => ({
    name: `ANY: ${method}`,
    tags,
    request: { method, target: "/routing/any/a/b" },
    expected: { status: 200, body: `{"method":"${method}","params":{"rest":"a/b"}}` },
  })),
  {
    name: "ANY: HEAD, which answers without a body",
    tags,
    request: { method: "HEAD", target: "/routing/any/a" },
    expected: { status: 200, body: "" },
  },
  {
    name: "a method beats ANY",
    tags,
    request: { method: "PUT", target: "/routing/any/a" },
    expected: { status: 200, body: "PUT has a route of its own" },
  },
  {
    name: "an encoded slash stays in the segment that it is in, and is decoded for the handler",
    tags,
    request: { method: "GET", target: "/routing/any/a%2Fb/c" },
    expected: { status: 200, body: '{"method":"GET","params":{"rest":"a/b/c"}}' },
  },
  {
    name: "GET does not serve HEAD",
    tags: ["routing", "gateway"],
    request: { method: "HEAD", target: "/routing/ada" },
    expected: { status: 403, body: "" },
  },
  {
    name: "an unknown path",
    tags: ["routing", "gateway"],
    request: { method: "GET", target: "/nope" },
    expected: missingToken,
  },
  {
    name: "an unknown method",
    tags: ["routing", "gateway"],
    request: { method: "POST", target: "/routing/ada" },
    expected: missingToken,
  },
  {
    name: "a path that goes on after the route",
    tags: ["routing", "gateway"],
    request: { method: "GET", target: "/routing/ada/items" },
    expected: missingToken,
  },
  {
    name: "an unknown path with an Authorization header",
    tags: ["routing", "gateway"],
    request: { method: "GET", target: "/nope", headers: [["Authorization", "Bearer abc"]] },
    expected: {
      status: 403,
      body: {
        json: {
          message:
            "Authorization header requires 'Credential' parameter. " +
            "Authorization header requires 'Signature' parameter. " +
            "Authorization header requires 'SignedHeaders' parameter. " +
            "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. " +
            "Authorization=Bearer abc",
        },
      },
      headers: { "x-amzn-errortype": "IncompleteSignatureException" },
    },
  },
]
