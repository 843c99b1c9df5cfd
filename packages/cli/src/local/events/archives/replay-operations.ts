import { pageOf } from "../../protocol/page-of.ts"
import type { ServiceInput } from "../../protocol/service-input.ts"
import { archiveArn, busArn, busNameOf, type EventsContext, replayArn, seconds } from "../events-context.ts"
import { alreadyExists, invalidParameter, notFound } from "../events-errors.ts"
import type { Replay } from "../store/records.ts"
import { requireArchive } from "./archive-operations.ts"

export async function startReplay(events: EventsContext, input: ServiceInput): Promise<object> {
  const name = input.requiredText("ReplayName")
  if (events.store.replays.has(name)) throw alreadyExists(`Replay ${name} already exists.`)
  const archive = requireArchive(events, input.requiredText("EventSourceArn").split(":archive/").at(-1) ?? "")
  const destination = input.input("Destination")
  const bus = busNameOf(destination?.requiredText("Arn"))
  if (bus !== archive.bus)
    throw invalidParameter("Parameter Destination.Arn is not valid. Reason: Cross event bus replay is not permitted.")
  const from = input.time("EventStartTime")
  const to = input.time("EventEndTime")
  if (from === undefined || to === undefined || from >= to)
    throw invalidParameter("Parameter EventEndTime is not valid. Reason: EventStartTime must be before EventEndTime.")
  const filterArns = destination?.texts("FilterArns")
  const replay: Replay = {
    ...{ name, archive: archive.name, bus, from, to, startedAt: events.now(), state: "STARTING" },
    description: input.text("Description"),
    ...(filterArns && filterArns.length > 0 && { filterArns }),
  }
  await events.store.save("replays", name, replay)
  return { ReplayArn: replayArn(events, name), State: "STARTING", ReplayStartTime: seconds(replay.startedAt) }
}

export async function cancelReplay(events: EventsContext, input: ServiceInput): Promise<object> {
  const name = input.requiredText("ReplayName")
  await events.store.state.exclusive(async () => {
    const replay = requireReplay(events, name)
    if (replay.state !== "STARTING" && replay.state !== "RUNNING")
      throw invalidParameter(`Replay ${name} is not in a valid state for this operation.`)
    await events.store.save("replays", name, { ...replay, state: "CANCELLED", endedAt: events.now() })
  })
  return { ReplayArn: replayArn(events, name), State: "CANCELLED" }
}

export async function describeReplay(events: EventsContext, input: ServiceInput): Promise<object> {
  const replay = requireReplay(events, input.requiredText("ReplayName"))
  const { name, description, bus, filterArns } = replay
  return {
    ReplayArn: replayArn(events, name),
    ...listed(events, replay),
    ...(description !== undefined && { Description: description }),
    Destination: { Arn: busArn(events, bus), ...(filterArns && { FilterArns: filterArns }) },
  }
}

export async function listReplays(events: EventsContext, input: ServiceInput): Promise<object> {
  const prefix = input.text("NamePrefix") ?? ""
  const state = input.text("State")
  const { items, nextToken } = pageOf(
    [...events.store.replays.values()].filter(
      (replay) => replay.name.startsWith(prefix) && (state === undefined || replay.state === state),
    ),
    {
      keyOf: ({ name }) => name,
      limit: input.integer("Limit", { from: 1, to: 100 }) ?? 100,
      token: input.text("NextToken"),
    },
  )
  return { Replays: items.map((replay) => listed(events, replay)), ...(nextToken && { NextToken: nextToken }) }
}

function requireReplay({ store }: EventsContext, name: string): Replay {
  const replay = store.replays.get(name)
  if (!replay) throw notFound(`Replay ${name} does not exist.`)
  return replay
}

function listed(events: EventsContext, replay: Replay) {
  return {
    ReplayName: replay.name,
    EventSourceArn: archiveArn(events, replay.archive),
    State: replay.state,
    EventStartTime: seconds(replay.from),
    EventEndTime: seconds(replay.to),
    ReplayStartTime: seconds(replay.startedAt),
    ...(replay.endedAt !== undefined && { ReplayEndTime: seconds(replay.endedAt) }),
    ...(replay.lastReplayedAt !== undefined && { EventLastReplayedTime: seconds(replay.lastReplayedAt) }),
  }
}
