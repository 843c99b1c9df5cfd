import { afterEach, beforeEach, vi } from "vitest"
import { FakeAws } from "./fake-aws.ts"

/** A fresh AWS for every test of a file, with the environment pointing there. */
export function useFakeAws(): () => FakeAws {
  let aws: FakeAws
  beforeEach(async () => {
    aws = new FakeAws()
    await aws.start()
    for (const [name, value] of Object.entries(aws.environment)) vi.stubEnv(name, value)
  })
  afterEach(async () => {
    vi.unstubAllEnvs()
    await aws.stop()
  })
  return () => aws
}
