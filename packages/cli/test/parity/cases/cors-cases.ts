import type { ParityAnswer, ParityCase } from "../parity-case.ts"

const tags = ["cors"] as const
const standardHeaders = "Authorization,Content-Type,X-Amz-Date,X-Amz-Security-Token,X-Api-Key"
const onAnswers = { "access-control-allow-origin": "*", "access-control-allow-headers": standardHeaders }

function preflight(allowMethods: string, extra: ParityAnswer["headers"] = {}): ParityAnswer {
  return { status: 200, body: "", headers: { ...onAnswers, "access-control-allow-methods": allowMethods, ...extra } }
}

export const corsCases: readonly ParityCase[] = [
  {
    name: "a preflight lists the path's methods with CORS, and OPTIONS last",
    tags: ["cors", "gateway"],
    request: {
      method: "OPTIONS",
      target: "/cors",
      headers: [
        ["Origin", "https://example.com"],
        ["Access-Control-Request-Method", "DELETE"],
      ],
    },
    expected: preflight("GET,POST,OPTIONS", { "content-length": "0" }),
  },
  {
    name: "a preflight of a path with a parameter",
    tags: ["cors", "gateway"],
    request: { method: "OPTIONS", target: "/cors/7" },
    expected: preflight("GET,OPTIONS"),
  },
  {
    name: "a preflight with options of its own, for the one method that has them",
    tags: ["cors", "gateway"],
    request: { method: "OPTIONS", target: "/partly-cors" },
    expected: preflight("POST,OPTIONS", {
      "access-control-allow-origin": "https://example.com",
      "access-control-allow-headers": `${standardHeaders},X-Special-Header`,
      "access-control-expose-headers": "X-Total",
      "access-control-max-age": "600",
      "access-control-allow-credentials": "true",
    }),
  },
  ...[
    ["the second of several origins", "https://b.example", "https://b.example"],
    ["an origin that is not among several", "https://evil.example", "https://a.example"],
  ].flatMap(([name = "", origin = "", allowed = ""]): ParityCase[] => {
    const headers = { "access-control-allow-origin": allowed, vary: "Origin" }
    const request = { target: "/many-origins", headers: [["Origin", origin]] as const }
    return [
      {
        name: `an answer to ${name}`,
        tags,
        request: { ...request, method: "GET" },
        expected: { status: 200, body: '{"ok":true}', headers },
      },
      {
        name: `a preflight of ${name}`,
        tags: ["cors", "gateway"],
        request: { ...request, method: "OPTIONS" },
        expected: preflight("GET,OPTIONS", headers),
      },
    ]
  }),
  {
    name: "OPTIONS on a path without CORS",
    tags: ["cors", "gateway"],
    request: { method: "OPTIONS", target: "/query" },
    expected: { status: 403, body: '{"message":"Missing Authentication Token"}' },
  },
  {
    name: "an OPTIONS route of the app's own",
    tags,
    request: { method: "OPTIONS", target: "/own-options" },
    expected: {
      status: 200,
      body: '{"own":true}',
      headers: { "access-control-allow-origin": "https://own.example", "access-control-allow-methods": null },
    },
  },
  {
    name: "an answer carries the CORS headers of its route",
    tags,
    request: { method: "GET", target: "/cors", headers: [["Origin", "https://example.com"]] },
    expected: { status: 200, body: '{"ok":true}', headers: onAnswers },
  },
  {
    name: "a route with CORS beside one without: the one without has no CORS headers",
    tags,
    request: { method: "GET", target: "/partly-cors" },
    expected: { status: 200, body: '{"cors":false}', headers: { "access-control-allow-origin": null } },
  },
  {
    name: "a 404 of the app carries CORS headers",
    tags,
    request: { method: "GET", target: "/cors/missing" },
    expected: { status: 404, body: '{"Code":"NotFoundError","Message":"nothing"}', headers: onAnswers },
  },
  {
    name: "a 500 of the app carries CORS headers",
    tags,
    request: { method: "GET", target: "/cors/unexpected" },
    expected: {
      status: 500,
      body: '{"Code":"InternalServerError","Message":"An internal server error occurred."}',
      headers: onAnswers,
    },
  },
  {
    name: "a header that the handler sets wins over CORS, in any case",
    tags,
    request: { method: "GET", target: "/cors/own-header" },
    expected: {
      status: 200,
      body: "{}",
      headers: { "access-control-allow-origin": "https://own.example" },
    },
  },
  {
    name: "an answer of the gateway itself carries CORS headers in an app with CORS",
    tags: ["cors", "gateway"],
    request: { method: "GET", target: "/nope" },
    expected: {
      status: 403,
      body: '{"message":"Missing Authentication Token"}',
      headers: { "access-control-allow-origin": "*" },
    },
  },
]
