import { expect, test } from "vitest"
import { serve } from "./serve-functions.ts"

test("106. 5 clients with 25 requests at once: no request sees the data of another", async () => {
  const code = `let current
    exports.handler = async (event) => {
      current = event.pathParameters.id
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 8))
      return { statusCode: 200, body: JSON.stringify({ asked: event.pathParameters.id, kept: current }) }
    }`
  const { get } = await serve({ functions: { Api: code }, routes: { "GET /{id}": "Api" } })
  const client = async (name: string) => {
    const ids = Array.from({ length: 25 }, (_, index) => `${name}-${index}`)
    const bodies = await Promise.all(ids.map(async (id) => (await get(`/${id}`)).json()))
    expect(bodies).toEqual(ids.map((id) => ({ asked: id, kept: id })))
  }
  await Promise.all(["a", "b", "c", "d", "e"].map(client))
})

test("every request is answered with its own, however quick, slow and failing ones are mixed", async () => {
  const code = `exports.handler = async (event) => {
      const number = Number(event.pathParameters.number)
      if (number % 97 === 0) process.exit(1)
      if (number % 13 === 0) throw new Error("refused")
      if (number % 7 === 0) await new Promise((resolve) => setTimeout(resolve, 10))
      return { statusCode: 200, body: String(number) }
    }`
  const { get } = await serve({ functions: { Api: code }, routes: { "GET /{number}": "Api" } })
  const expected = (number: number) => (number % 97 === 0 || number % 13 === 0 ? 502 : number)
  const numbers = Array.from({ length: 1500 }, (_, index) => index + 1)
  const remaining = [...numbers]
  const answers = new Map<number, number>()
  const client = async () => {
    for (let number = remaining.shift(); number !== undefined; number = remaining.shift()) {
      const response = await get(`/${number}`)
      answers.set(number, response.ok ? Number(await response.text()) : response.status)
    }
  }
  await Promise.all(Array.from({ length: 24 }, client))
  expect(numbers.map((number) => answers.get(number))).toEqual(numbers.map(expected))
})

test("a function that does not answer does not hold up another", async () => {
  const { get } = await serve({
    functions: {
      Slow: `exports.handler = () => { for (;;); }`,
      Quick: `exports.handler = async () => ({ statusCode: 200 })`,
    },
    routes: { "GET /slow": "Slow", "GET /quick": "Quick" },
    model: { timeoutSeconds: 2 },
  })
  const slow = get("/slow")
  expect((await get("/quick")).status).toBe(200)
  expect((await slow).status).toBe(502)
})
