import { fileURLToPath } from "node:url"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { parityApps } from "../parity/parity-apps.ts"
import { answerTo, named, type ParityRequest } from "../parity/parity-case.ts"
import { sendRaw } from "./send-raw.ts"
import { startLocal, type LocalProcess } from "./start-local.ts"

const project = fileURLToPath(new URL("../parity", import.meta.url))

describe.each(parityApps)("parity of $entry through tsapi local", ({ entry, cases }) => {
  let local: LocalProcess

  beforeAll(async () => {
    local = await startLocal(project, ["--set", `entry=${entry}`])
  })
  afterAll(() => local.stop())

  it.each(named(cases))("%s", async (_, parityCase) => {
    expect(await answerTo(parityCase, (request) => sendRaw(baseOf(local, request), request))).toEqual(
      parityCase.expected,
    )
  })
})

function baseOf({ url }: LocalProcess, { urlOf }: ParityRequest): string {
  return urlOf === undefined ? url : `${url}/_tsapi/url/${urlOf}`
}
