import { createTestClient } from "@tsapi/framework/testing"
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest"
import { httpApiAnswers } from "./http-cases.ts"
import { answerTo, named } from "./parity-case.ts"
import { parityApps } from "./parity-apps.ts"
import { type ParityRequest, requestBody } from "./parity-case.ts"
import { testClientDeviations } from "./test-client-deviations.ts"

// Exceptions that the cases provoke are logged, as on Lambda.
beforeAll(() => {
  vi.spyOn(console, "error").mockImplementation(() => {})
})

afterAll(() => {
  vi.restoreAllMocks()
})

describe.each(parityApps)("parity of $entry through the test client", ({ app, cases }) => {
  const client = createTestClient(app, { onError: () => {} })

  async function send(request: ParityRequest) {
    const { method, target, urlOf, host, sourceIp = "127.0.0.1" } = request
    const headers: Record<string, string[]> = host === undefined ? {} : { Host: [host] }
    for (const [name, value] of request.headers ?? []) (headers[name] ??= []).push(value)
    const to = urlOf === undefined ? client : client.url(urlOf)
    const response = await to.request(method, target, { headers, body: requestBody(request), sourceIp })
    const names = Object.keys(response.headers)
    const pairs = names.flatMap((name) => response.headerValues(name).map((value) => [name, value] as const))
    return { status: response.status, headers: pairs, body: response.body }
  }

  it.each(named(cases, { without: testClientDeviations }))("%s", async (_, parityCase) => {
    expect(await answerTo(parityCase, send)).toEqual(parityCase.expected)
  })

  it.each(named(cases, { only: testClientDeviations }))("the test client deviates: %s", async (_, parityCase) => {
    expect(await answerTo(parityCase, send)).not.toEqual(parityCase.expected)
  })

  it("names each case once", () => {
    const names = cases.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
  })
})

it("says of no case that is gone how it is otherwise", () => {
  const names = new Set(parityApps.flatMap(({ cases }) => cases).map(({ name }) => name))
  const said = [...Object.keys(httpApiAnswers), ...Object.keys(testClientDeviations)]
  expect(said.filter((name) => !names.has(name))).toEqual([])
  expect(names.size).toBeGreaterThan(150)
})
