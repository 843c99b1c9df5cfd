import { expect, it } from "vitest"
import { awsEndpoint } from "./aws-endpoint.ts"

it.each([
  [{}, undefined],
  [{ AWS_ENDPOINT_URL: "" }, undefined],
  [{ AWS_ENDPOINT_URL: "http://127.0.0.1:4566" }, "http://127.0.0.1:4566"],
  [{ AWS_ENDPOINT_URL: "https://stand-in.example/aws" }, "https://stand-in.example/aws"],
])("of %o is %s", (shell, endpoint) => {
  expect(awsEndpoint("AWS_ENDPOINT_URL", shell)).toBe(endpoint)
})

it.each(["nonsense", "localhost:4566", "//127.0.0.1"])("is not %s", (AWS_ENDPOINT_URL) => {
  expect(() => awsEndpoint("AWS_ENDPOINT_URL", { AWS_ENDPOINT_URL })).toThrow(
    `AWS_ENDPOINT_URL is "${AWS_ENDPOINT_URL}", which is no URL`,
  )
})
