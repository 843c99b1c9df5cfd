import { APIGatewayClient } from "@aws-sdk/client-api-gateway"
import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs"
import { fileURLToPath } from "node:url"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { runTsapiWell } from "./run-tsapi.ts"
import { created, type Deployed, missing } from "./stage-parts.ts"
import { startMinistack, type Ministack } from "./start-ministack.ts"

const project = fileURLToPath(new URL("fixtures/stage", import.meta.url))

let ministack: Ministack
let deployed: Deployed

beforeAll(async () => {
  ministack = await startMinistack()
  const { environment, endpoint } = ministack
  const { stdout } = await runTsapiWell(project, { args: ["deploy", "-y", "--json"], environment })
  const { outputs } = JSON.parse(stdout)
  const settings = { endpoint, region: "us-east-1", credentials: { accessKeyId: "test", secretAccessKey: "test" } }
  const gateway = new APIGatewayClient(settings)
  deployed = { gateway, logs: new CloudWatchLogsClient(settings), outputs, restApiId: outputs.RestApiId }
})

afterAll(() => ministack.stop())

describe("what tsapi deploy makes around an API, read back from ministack", () => {
  it.each(created)("$what", async (part) => {
    expect(await part.read(deployed)).toEqual(part.expected)
  })

  // When ministack is mended, the part belongs to those above.
  it.each(missing)("ministack deviates: $what: $ministack", async (part) => {
    const found = await part.read(deployed)
    expect(found).toEqual(part.found)
    expect(found).not.toEqual(part.expected)
  })
})
