import { expect, it } from "vitest"
import { functionModel } from "../../test/local/serve-functions.ts"
import { appWithoutFunctions } from "../../test/local/app-without-functions.ts"
import { functionSpecs } from "./function-specs.ts"
import { instanceSettings } from "./instance-settings.ts"

it("a function with provisioned concurrency is told the alias that it is invoked by", () => {
  const functions = [functionModel("Plain"), functionModel("Kept", { provisionedConcurrency: 1 })]
  const { app } = appWithoutFunctions
  const build = {
    ...{ ...appWithoutFunctions, app: { ...app, appName: "shop", stage: "dev", functions } },
    functions: functions.map(({ id }) => ({ id, codeFile: "/code.cjs", environment: {} })),
  }
  const place = {
    region: "us-east-1",
    accountId: "000000000000",
    references: {},
    endpoints: {},
    onUnknown: expect.fail,
  }
  const settings = functionSpecs(build, place).map((spec) => instanceSettings(spec).settings)
  const arn = "arn:aws:lambda:us-east-1:000000000000:function"
  expect(settings.map(({ functionArn }) => functionArn)).toEqual([`${arn}:shop-dev-Plain`, `${arn}:shop-dev-Kept:live`])
  expect(settings.map(({ functionName }) => functionName)).toEqual(["shop-dev-Plain", "shop-dev-Kept"])
})
