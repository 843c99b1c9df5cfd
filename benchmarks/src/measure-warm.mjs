import { context, eventTexts, freshEvents } from "./events.mjs"
import { loadHandler } from "./load-handler.mjs"

// Few enough that the parsed events of a batch stay in the young generation.
const batch = eventTexts.length * 40

/**
 * CPU microseconds per warm invocation, contestants in turn in one process: `dispatch` has events parsed beforehand,
 * `whole` parses the event's text and stringifies the answer as Lambda's runtime client does. Every contestant first runs
 * for `warmUpMs`: V8 takes tens of thousands of invocations to settle.
 */
export async function measureWarm(contestants, { rounds, turnMs, warmUpMs }) {
  const handlers = contestants.map(({ commonJs }) => loadHandler(commonJs))
  for (const handler of handlers) {
    await turn(handler, timeDispatch, warmUpMs / 2)
    await turn(handler, timeWhole, warmUpMs / 2)
  }
  const found = contestants.map(() => ({ dispatch: [], whole: [] }))
  for (let round = 0; round < rounds; round++) {
    for (const [index, handler] of handlers.entries())
      found[index].dispatch.push(await turn(handler, timeDispatch, turnMs))
    for (const [index, handler] of handlers.entries()) found[index].whole.push(await turn(handler, timeWhole, turnMs))
  }
  return found
}

/** Batches until they have taken `turnMs` of CPU; the mean of one invocation, in microseconds. */
async function turn(handler, timeBatch, turnMs) {
  let spent = 0
  let invocations = 0
  while (spent < turnMs * 1000) {
    spent += await timeBatch(handler)
    invocations += batch
  }
  return spent / invocations
}

async function timeDispatch(handler) {
  const events = freshEvents(batch)
  const start = process.cpuUsage()
  for (const event of events) await handler(event, context)
  return since(start)
}

async function timeWhole(handler) {
  const start = process.cpuUsage()
  for (let index = 0; index < batch; index++) {
    JSON.stringify(await handler(JSON.parse(eventTexts[index % eventTexts.length]), context))
  }
  return since(start)
}

function since(start) {
  const { user, system } = process.cpuUsage(start)
  return user + system
}
