import {
  CancelReplayCommand,
  CreateArchiveCommand,
  DescribeArchiveCommand,
  DescribeReplayCommand,
  ListArchivesCommand,
  StartReplayCommand,
} from "@aws-sdk/client-eventbridge"
import { describe, expect, it } from "vitest"
import { useEvents } from "../../../test/local/use-events.ts"

const bench = useEvents()
const { others, put, rule, functionArn, busArn } = bench
const archiveArn = "arn:aws:events:eu-west-1:000000000000:archive/orders"

async function replay(ReplayName: string, from: string, to: string, FilterArns: readonly string[] = []) {
  await bench.client.send(
    new StartReplayCommand({
      ...{ ReplayName, EventSourceArn: archiveArn, EventStartTime: new Date(from), EventEndTime: new Date(to) },
      Destination: { Arn: busArn("default"), FilterArns: [...FilterArns] },
    }),
  )
  const describe = () => bench.client.send(new DescribeReplayCommand({ ReplayName }))
  await expect.poll(async () => (await describe()).State).toBe("COMPLETED")
  return describe()
}

describe("archives", () => {
  it("replay what they kept in a range of times, to the rules that are named", async () => {
    await bench.client.send(
      new CreateArchiveCommand({
        ArchiveName: "orders",
        EventSourceArn: busArn("default"),
        EventPattern: '{"detail":{"keep":[true]}}',
      }),
    )
    for (const id of [1, 2, 3]) {
      await put({ id, keep: id !== 2 })
      bench.seconds(60)
    }
    await bench.reopen()
    await rule("all", { source: ["shop"] }, [{ Id: "fn", Arn: functionArn("all") }])
    await rule("some", { source: ["shop"] }, [{ Id: "fn", Arn: functionArn("some") }])
    const some = "arn:aws:events:eu-west-1:000000000000:rule/some"
    await replay("first", "2026-03-01T10:00:00Z", "2026-03-01T10:02:00Z", [some])
    await expect.poll(() => others.calls.length).toBe(1)
    expect(others.inputsOf("lambda")[0]).toMatchObject({
      FunctionName: functionArn("some"),
      Payload: { detail: { id: 1 }, time: "2026-03-01T10:00:00Z", "replay-name": "first" },
    })
    others.clear()
    const done = await replay("second", "2026-03-01T09:00:00Z", "2026-03-02T00:00:00Z")
    expect(done.EventLastReplayedTime).toEqual(new Date("2026-03-01T10:02:00Z"))
    await expect.poll(() => others.calls.length).toBe(4)
    // What is replayed is not archived again.
    const archive = await bench.client.send(new DescribeArchiveCommand({ ArchiveName: "orders" }))
    expect(archive).toMatchObject({ EventCount: 2, State: "ENABLED", RetentionDays: 0 })
    await expect(bench.client.send(new CancelReplayCommand({ ReplayName: "second" }))).rejects.toThrow(
      /not in a valid state/,
    )
  })

  it("forget events that are too old, and go with the trigger that declared them", async () => {
    const declared = { ArchiveName: "orders", EventSourceArn: busArn("default"), EventPattern: '{"source":["shop"]}' }
    await bench.events.call("EnsureRules", { Archives: [{ ...declared, RetentionDays: 1 }] })
    await put({ id: 1 })
    bench.seconds(2 * 86_400)
    await put({ id: 2 })
    await rule("all", { source: ["shop"] }, [{ Id: "fn", Arn: functionArn("all") }])
    await bench.reopen()
    await bench.events.call("EnsureRules", { Archives: [{ ...declared, RetentionDays: 1 }] })
    await replay("all", "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z")
    await expect.poll(() => others.calls.length).toBe(1)
    expect(others.inputsOf("lambda")[0]).toMatchObject({ Payload: { detail: { id: 2 } } })
    await bench.events.call("EnsureRules", {})
    expect((await bench.client.send(new ListArchivesCommand({}))).Archives).toEqual([])
  })
})
