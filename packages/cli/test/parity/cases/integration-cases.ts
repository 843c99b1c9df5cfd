import type { ParityCase } from "../parity-case.ts"

const tags = ["gateway"] as const

/** What `app/integrations.ts` answers. */
export const integrationCases: readonly ParityCase[] = [
  {
    name: "a mock whose template and headers read the request",
    tags,
    request: { method: "GET", target: "/integrations/mock/7?q=a%20b" },
    expected: {
      status: 203,
      body: '{"id": "7", "q": "a b", "stage": "api"}',
      headers: {
        "content-type": "application/json",
        "x-resource": "/integrations/mock/{id}",
        "x-fixed": "yes",
      },
    },
  },
  {
    name: "a template that decides about the status",
    tags,
    request: { method: "GET", target: "/integrations/teapot" },
    expected: { status: 418, body: String.raw`{"kind": "tea\/pot"}` },
  },
  {
    name: "a body of a type that an integration has no template for",
    tags,
    request: {
      method: "POST",
      target: "/integrations/items",
      headers: [["Content-Type", "text/plain"]],
      body: "id",
    },
    expected: {
      status: 415,
      body: '{"message":"Unsupported Media Type"}',
      headers: { "x-amzn-errortype": "BadRequestException", "content-type": "application/json" },
    },
  },
]
