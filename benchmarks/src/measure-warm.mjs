import { context, eventTexts, freshEvents } from "./events.mjs"
import { loadHandler } from "./load-handler.mjs"

/**
 * CPU microseconds per warm invocation, contestants in turn in one process: `dispatch` has events parsed beforehand,
 * `whole` parses the event's text and stringifies the answer as Lambda's runtime client does.
 */
export async function measureWarm(contestants, { rounds, perRound }) {
  const handlers = contestants.map(({ commonJs }) => loadHandler(commonJs))
  const dispatch = contestants.map(() => [])
  const whole = contestants.map(() => [])
  for (let round = -2; round < rounds; round++) {
    for (const [index, handler] of handlers.entries()) {
      const [dispatchTime, wholeTime] = [await timeDispatch(handler, perRound), await timeWhole(handler, perRound)]
      if (round < 0) continue
      dispatch[index].push(dispatchTime)
      whole[index].push(wholeTime)
    }
  }
  return contestants.map((_, index) => ({ dispatch: dispatch[index], whole: whole[index] }))
}

async function timeDispatch(handler, count) {
  const events = freshEvents(count)
  globalThis.gc?.()
  const start = process.cpuUsage()
  for (const event of events) await handler(event, context)
  return elapsed(start) / count
}

async function timeWhole(handler, count) {
  globalThis.gc?.()
  const start = process.cpuUsage()
  for (let index = 0; index < count; index++) {
    JSON.stringify(await handler(JSON.parse(eventTexts[index % eventTexts.length]), context))
  }
  return elapsed(start) / count
}

function elapsed(start) {
  const { user, system } = process.cpuUsage(start)
  return user + system
}
