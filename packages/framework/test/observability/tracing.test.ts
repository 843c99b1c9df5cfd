import { createSocket, type Socket } from "node:dgram"
import { once } from "node:events"
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { traced } from "../../src/tracing/index.ts"

let daemon: Socket
const sent: string[] = []

beforeEach(async () => {
  daemon = createSocket("udp4")
  daemon.on("message", (message) => sent.push(message.toString()))
  daemon.bind(0, "127.0.0.1")
  await once(daemon, "listening")
  vi.stubEnv("AWS_XRAY_DAEMON_ADDRESS", `127.0.0.1:${daemon.address().port}`)
  vi.stubEnv("_X_AMZN_TRACE_ID", "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1")
})
afterEach(() => {
  daemon.close()
  sent.length = 0
  vi.unstubAllEnvs()
})

async function documents(count: number) {
  await expect.poll(() => sent.length).toBe(count)
  return sent.map((text) => {
    const [header, document = ""] = text.split("\n")
    expect(header).toBe('{"format":"json","version":1}')
    return JSON.parse(document) as Record<string, unknown>
  })
}

describe("traced", () => {
  it("sends what ran to the X-Ray daemon, below what it ran in", async () => {
    const result = await traced("place order", async (span) => {
      span.annotate("plan", "gold")
      span.metadata("order", { id: 7 })
      return traced("charge*", () => "paid")
    })
    expect(result).toBe("paid")
    const [inner, outer] = await documents(2)
    expect(outer).toEqual({
      type: "subsegment",
      id: expect.stringMatching(/^[0-9a-f]{16}$/) as unknown,
      name: "place order",
      trace_id: "1-5759e988-bd862e3fe1be46a994272793",
      parent_id: "53995c3f42cd8ad8",
      start_time: expect.any(Number) as unknown,
      end_time: expect.any(Number) as unknown,
      annotations: { plan: "gold" },
      metadata: { default: { order: { id: 7 } } },
    })
    expect(inner).toMatchObject({ name: "charge", parent_id: outer?.["id"] })
  })

  it("fails nothing by what JSON has not, and leaves out what is too large for the daemon", async () => {
    expect(await traced("count", (span) => (span.metadata("all", 2n ** 60n), "counted"))).toBe("counted")
    await traced("list", (span) => span.metadata("all", "ü".repeat(40_000)))
    const [count, list] = await documents(2)
    expect(count?.["metadata"]).toEqual({ default: { all: "1152921504606846976" } })
    expect(list).toMatchObject({ name: "list" })
    expect(list).not.toHaveProperty("metadata")
  })

  it("says what was thrown, and throws it on", async () => {
    const error = new TypeError("no stock")
    await expect(traced("charge", () => Promise.reject(error))).rejects.toBe(error)
    const [document] = await documents(1)
    expect(document).toMatchObject({ fault: true, cause: { exceptions: [{ type: "TypeError", message: "no stock" }] } })
    const [frame] =
      (document as { cause: { exceptions: { stack: { path: string }[] }[] } }).cause.exceptions[0]?.stack ?? []
    expect(frame?.path).toContain("tracing.test.ts")
  })

  it("leaves metadata out that no datagram holds", async () => {
    await traced("large", (span) => span.metadata("text", "x".repeat(70_000)))
    expect((await documents(1))[0]).not.toHaveProperty("metadata")
  })

  it.each([
    ["_X_AMZN_TRACE_ID", "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=0"],
    ["_X_AMZN_TRACE_ID", undefined],
    ["AWS_XRAY_DAEMON_ADDRESS", undefined],
  ])("runs without a trace where %s is %s", async (name, value) => {
    vi.stubEnv(name, value)
    const dgram = vi.spyOn(process, "getBuiltinModule")
    expect(await traced("charge", (span) => span.annotate("a", 1))).toBeUndefined()
    expect(dgram).not.toHaveBeenCalled()
    dgram.mockRestore()
  })
})
