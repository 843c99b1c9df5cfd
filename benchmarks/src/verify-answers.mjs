import { isDeepStrictEqual } from "node:util"
import { context, eventTexts } from "./events.mjs"
import { loadHandler } from "./load-handler.mjs"

/** Throws unless every contestant gives the bare handler's answers to all 14 kinds of event. */
export async function verifyAnswers([bare, ...others]) {
  const expected = await answers(bare)
  for (const contestant of others) {
    for (const [index, answer] of (await answers(contestant)).entries()) {
      if (isDeepStrictEqual(answer, expected[index])) continue
      throw new Error(
        `${contestant.name} answers otherwise than ${bare.name} to ${eventTexts[index].slice(0, 80)}…\n` +
          `  ${JSON.stringify(answer)}\n  ${JSON.stringify(expected[index])}`,
      )
    }
  }
}

async function answers({ commonJs }) {
  const handler = loadHandler(commonJs)
  const found = []
  for (const text of eventTexts) found.push(essence(await handler(JSON.parse(text), context)))
  return found
}

/** What a client sees; frameworks spell headers and charsets differently. */
function essence({ statusCode, headers = {}, multiValueHeaders = {}, body }) {
  const all = Object.fromEntries(
    [...Object.entries(multiValueHeaders), ...Object.entries(headers)].map(([name, value]) => [
      name.toLowerCase(),
      [value].flat().join(),
    ]),
  )
  return {
    status: statusCode,
    cors: all["access-control-allow-origin"],
    ...(statusCode === 204
      ? {}
      : {
          // API Gateway says application/json where a function says nothing.
          type: all["content-type"]?.split(";")[0] ?? "application/json",
          body: JSON.parse(body),
        }),
  }
}
