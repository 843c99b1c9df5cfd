import { expect, it } from "vitest"
import { neverRejecting } from "./never-rejecting.ts"

it("answers 500 where the gateway itself fails, and says to the developer why", async () => {
  const gateway = neverRejecting({ handle: () => Promise.reject(new RangeError("Maximum call stack size exceeded")) })
  const request = { method: "GET", target: "/notes", headers: [], body: new Uint8Array(), sourceIp: "127.0.0.1" }
  const { status, body, diagnostic } = await gateway.handle(request)
  expect({ status, body: Buffer.from(body).toString() }).toEqual({
    status: 500,
    body: '{"message":"Internal server error"}',
  })
  expect(diagnostic).toContain("GET /notes cannot be served here: RangeError: Maximum call stack size exceeded")
})
