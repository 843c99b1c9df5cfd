import { describe, expect, it } from "vitest"
import { configFaults } from "./check-config.ts"

describe("configFaults", () => {
  it("accepts every setting the docs name", () => {
    const config = {
      entry: "src/app.ts",
      split: "controller",
      runtime: "nodejs24.x",
      architecture: "x86_64",
      memory: 128,
      timeout: 900,
      logRetention: 7,
      environment: { LOG_LEVEL: "debug" },
      tags: { team: "todo" },
      functions: { Api: { memory: 1024 } },
      stages: { prod: { production: true, memory: 2048, functions: { Api: { timeout: 10 } } } },
    }
    expect(configFaults(config)).toEqual([])
  })

  it("suggests the setting that was meant", () => {
    expect(configFaults({ memroy: 512 })).toEqual([
      { path: ["memroy"], message: "memroy is not a setting", hint: "Did you mean memory?" },
    ])
  })

  it("finds every fault, however deep", () => {
    const faults = configFaults({ memory: 64, stages: { prod: { timeout: 901, functions: { Api: { memory: "1" } } } } })
    expect(faults.map(({ message }) => message)).toEqual([
      "memory is 64",
      "stages.prod.timeout is 901",
      'stages.prod.functions.Api.memory is "1"',
    ])
  })

  it("132: refuses environment values that are not strings, in a stage and in a function", () => {
    const faults = configFaults({
      stages: { dev: { environment: { RETRIES: 3 }, functions: { Api: { environment: { DEBUG: true } } } } },
    })
    expect(faults.map(({ message }) => message)).toEqual([
      "stages.dev.environment.RETRIES is 3",
      "stages.dev.functions.Api.environment.DEBUG is true",
    ])
  })

  it("refuses names Lambda keeps for itself and names it does not accept", () => {
    const faults = configFaults({ environment: { AWS_REGION: "x", "my-name": "x" } })
    expect(faults.map(({ message }) => message)).toEqual([
      "environment.AWS_REGION is set by Lambda itself",
      "environment.my-name is not a name Lambda accepts",
    ])
  })

  it("counts what is undefined as left out", () => {
    const api = { resourcePolicy: { deny: [{ ip: undefined }, { ip: "203.0.113.7" }] } }
    const local = { users: { ada: { accessKey: { id: undefined, secret: "x" } } } }
    expect(configFaults({ api, local }).map(({ message }) => message)).toEqual([
      "api.resourcePolicy.deny.0 is {}",
      "local.users.ada.accessKey.id is missing",
    ])
  })

  it("refuses a config that is not an object", () => {
    expect(configFaults(undefined)).toHaveLength(1)
    expect(configFaults([])).toHaveLength(1)
  })
})
