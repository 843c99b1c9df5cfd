import { createTestClient } from "@tsapi/framework/testing"
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest"
import { httpApp } from "./http-app.ts"
import { httpApiAnswers, httpCases } from "./http-cases.ts"
import { asExpected, type ParityRequest, requestBody } from "./parity-case.ts"

// Exceptions that the cases provoke are logged, as on Lambda.
beforeAll(() => {
  vi.spyOn(console, "error").mockImplementation(() => {})
})

afterAll(() => {
  vi.restoreAllMocks()
})

describe("parity of an HTTP API through the test client", () => {
  const client = createTestClient(httpApp, { onError: () => {} })

  async function send(request: ParityRequest) {
    const headers: Record<string, string[]> = {}
    for (const [name, value] of request.headers ?? []) (headers[name] ??= []).push(value)
    const response = await client.request(request.method, request.target, { headers, body: requestBody(request) })
    const names = Object.keys(response.headers)
    const pairs = names.flatMap((name) => response.headerValues(name).map((value) => [name, value] as const))
    return { status: response.status, headers: pairs, body: response.body }
  }

  it.each(httpCases.map((entry) => [entry.name, entry] as const))("%s", async (_, { before, request, expected }) => {
    for (const earlier of before ?? []) await send(earlier)
    expect(asExpected(await send(request), expected)).toEqual(expected)
  })

  it("has no answer for a case that is gone", () => {
    const names = new Set(httpCases.map(({ name }) => name))
    expect(Object.keys(httpApiAnswers).filter((name) => !names.has(name))).toEqual([])
    expect(names.size).toBeGreaterThan(80)
  })
})
